// Made from cli/commands by "bun run generate"; edits are lost.
import type { Command } from '@oclif/core'

export const manifest = {
  "backup:create": {
    "aliases": [],
    "args": {},
    "description": "The database is everything but the pictures of papers that people sent: those lie in MEDIA_DIR. Copy that folder as well, after the database.",
    "examples": [
      "<%= config.bin %> backup create",
      "<%= config.bin %> backup create --into /mnt/usb"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "into": {
        "description": "Folder for the copy instead of BACKUP_DIR",
        "name": "into",
        "hasDynamicHelp": false,
        "helpValue": "FOLDER",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "backup:create",
    "strict": true,
    "summary": "Copy the database, also while the server runs, and check the copy",
    "enableJsonFlag": true
  },
  "backup:verify": {
    "aliases": [],
    "args": {
      "file": {
        "description": "The backup",
        "name": "file",
        "required": true
      }
    },
    "examples": [
      "<%= config.bin %> backup verify data/backups/inzira-20261122T232021Z-0001-spine.db"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "backup:verify",
    "strict": true,
    "summary": "Read a backup from end to end and say whether it could be restored",
    "enableJsonFlag": true
  },
  "chat": {
    "aliases": [],
    "args": {},
    "description": "Runs the conversations themselves, on a database in memory or on a real one, where somebody without a number is writing: nothing is ever sent. Reads from a pipe too, one line a message. /help tells what else can be typed.",
    "examples": [
      "<%= config.bin %> chat",
      "<%= config.bin %> chat --language rw",
      "<%= config.bin %> chat --database data/inzira.db",
      "printf 'hi\\nqr\\n123456\\n' | <%= config.bin %> chat --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "language": {
        "char": "l",
        "description": "As if this language had been chosen before",
        "name": "language",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "en",
          "fr",
          "rw",
          "sw"
        ],
        "type": "option"
      },
      "database": {
        "description": "Talk on this database instead of one in memory",
        "name": "database",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "phone": {
        "description": "The number of whoever writes",
        "name": "phone",
        "default": "250788123456",
        "hasDynamicHelp": false,
        "helpValue": "NUMBER",
        "multiple": false,
        "type": "option"
      },
      "save": {
        "description": "Folder in which pictures and files are kept; without it they are gone at the end",
        "name": "save",
        "hasDynamicHelp": false,
        "helpValue": "FOLDER",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "chat",
    "strict": true,
    "summary": "Talk to the bot in the terminal, without WhatsApp",
    "enableJsonFlag": true
  },
  "complete": {
    "aliases": [],
    "args": {},
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "shell": {
        "name": "shell",
        "required": true,
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "bash",
          "zsh",
          "fish"
        ],
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hidden": true,
    "hiddenAliases": [],
    "id": "complete",
    "strict": false,
    "summary": "Print what may stand in place of the last of the words after --",
    "enableJsonFlag": true
  },
  "completion": {
    "aliases": [],
    "args": {
      "shell": {
        "description": "The shell the script is for",
        "name": "shell",
        "options": [
          "bash",
          "zsh",
          "fish"
        ],
        "required": true
      }
    },
    "examples": [
      "source <(<%= config.bin %> completion bash)   # in ~/.bashrc",
      "<%= config.bin %> completion zsh > ~/.zfunc/_inzira",
      "<%= config.bin %> completion fish > ~/.config/fish/completions/inzira.fish"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "completion",
    "strict": true,
    "summary": "Print a script that lets the tab key complete commands and flags",
    "enableJsonFlag": true
  },
  "config:check": {
    "aliases": [],
    "args": {},
    "description": "Exits with 78 when something is missing or wrong; every fault is named with its cure.",
    "examples": [
      "<%= config.bin %> config check",
      "<%= config.bin %> config check --env-file /etc/inzira.env",
      "<%= config.bin %> config check --for tool"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "for": {
        "description": "What the settings shall be good for: a server, or the commands that only use the database",
        "name": "for",
        "default": "serve",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "serve",
          "tool"
        ],
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "config:check",
    "strict": true,
    "summary": "Check all settings at once, as \"serve\" would",
    "enableJsonFlag": true
  },
  "config:show": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> config show",
      "<%= config.bin %> config show --env-file .env --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "config:show",
    "strict": true,
    "summary": "Show every setting with its value and where it comes from; secrets stay hidden",
    "enableJsonFlag": true
  },
  "demo": {
    "aliases": [],
    "args": {},
    "description": "Kigali with 300 drivers who take rides and drive, and phones to ask them from. Needs no account and no settings. A stand-in for Meta speaks to the server exactly as Meta would. Each start begins afresh; what happened stays in the folder until the next one, to be looked at. Of the settings it heeds LOG_LEVEL, VEHICLE_APPROVAL (document, unless set) and those that begin with OCR_.",
    "examples": [
      "<%= config.bin %> demo",
      "<%= config.bin %> demo --no-fresh   # go on with the last one",
      "<%= config.bin %> demo --phone-port 8080 --port 8081",
      "<%= config.bin %> demo --pace 5   # rides take seconds",
      "LOG_LEVEL=info <%= config.bin %> demo   # with the server's log",
      "VEHICLE_APPROVAL=operator <%= config.bin %> demo   # papers wait for you"
    ],
    "flags": {
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "fresh": {
        "description": "Begin with an empty database",
        "name": "fresh",
        "allowNo": true,
        "type": "boolean"
      },
      "data": {
        "description": "Folder for the database",
        "name": "data",
        "default": "./data/demo",
        "hasDynamicHelp": false,
        "helpValue": "FOLDER",
        "multiple": false,
        "type": "option"
      },
      "phone-port": {
        "description": "Port of the phone page (3000, or any free one)",
        "name": "phone-port",
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "port": {
        "description": "Port of the server (3001, or any free one)",
        "name": "port",
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "drivers": {
        "description": "How many drivers roam the town",
        "name": "drivers",
        "default": 300,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "pace": {
        "description": "How many times quicker than to watch they drive and answer",
        "name": "pace",
        "default": 1,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "seed": {
        "description": "Any number: other drivers, with other habits",
        "name": "seed",
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "json": {
        "description": "Print the addresses as one line of JSON",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "demo",
    "strict": true,
    "summary": "Try everything on this machine: the server, and phones in the browser to chat with it",
    "enableJsonFlag": false
  },
  "doctor": {
    "aliases": [],
    "args": {},
    "description": "Settings, database, disk, queues, the running server, the number and its token, clocks, subscription, template, and whether the internet reaches the webhook and the web app. Exits with 0 when all is well, 1 when something is unwise, 2 when something does not work.",
    "examples": [
      "<%= config.bin %> doctor --env-file /etc/inzira.env",
      "<%= config.bin %> doctor --fix",
      "<%= config.bin %> doctor --deep --offline --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "deep": {
        "description": "Read every page of the database; takes a while when it is large",
        "name": "deep",
        "allowNo": false,
        "type": "boolean"
      },
      "fix": {
        "description": "Subscribe the app to the account when it is not",
        "name": "fix",
        "allowNo": false,
        "type": "boolean"
      },
      "offline": {
        "description": "Ask nobody outside this machine",
        "name": "offline",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "doctor",
    "strict": true,
    "summary": "Look for everything that can be wrong, and say how to cure it",
    "enableJsonFlag": true
  },
  "drivers:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> drivers list --pending",
      "<%= config.bin %> drivers list --online --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "online": {
        "description": "Only who is online",
        "exclusive": [
          "pending",
          "suspended"
        ],
        "name": "online",
        "allowNo": false,
        "type": "boolean"
      },
      "pending": {
        "description": "Only who waits for a vehicle to be checked",
        "exclusive": [
          "suspended"
        ],
        "name": "pending",
        "allowNo": false,
        "type": "boolean"
      },
      "suspended": {
        "description": "Only who is suspended, or whose vehicle is",
        "name": "suspended",
        "allowNo": false,
        "type": "boolean"
      },
      "limit": {
        "description": "At most so many, the newest",
        "name": "limit",
        "default": 50,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "drivers:list",
    "strict": true,
    "summary": "List drivers and their vehicles, the newest last",
    "enableJsonFlag": true
  },
  "drivers:reject": {
    "aliases": [],
    "args": {
      "who": {
        "description": "A plate, a phone number or its end, a name, or p12",
        "name": "who",
        "required": true
      }
    },
    "description": "Whoever is online with it goes offline at once; a ride under way is driven to its end. They may register it again. Exits with 5, and tells nobody, when it was refused already.",
    "examples": [
      "<%= config.bin %> drivers reject \"RAD 123 C\" --reason \"The certificate is of another vehicle.\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reason": {
        "description": "A sentence for the driver",
        "name": "reason",
        "required": true,
        "hasDynamicHelp": false,
        "helpValue": "SENTENCE",
        "multiple": false,
        "type": "option"
      },
      "plate": {
        "description": "Which of their vehicles, when a person is named",
        "name": "plate",
        "hasDynamicHelp": false,
        "helpValue": "PLATE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "drivers:reject",
    "strict": true,
    "summary": "Refuse a vehicle, with a reason that its driver is told",
    "enableJsonFlag": true
  },
  "drivers:restore": {
    "aliases": [],
    "args": {
      "who": {
        "description": "A plate, a phone number or its end, a name, or p12",
        "name": "who",
        "required": true
      }
    },
    "description": "Exits with 5 when there was none.",
    "examples": [
      "<%= config.bin %> drivers restore p12",
      "<%= config.bin %> drivers restore \"RAD 123 C\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "drivers:restore",
    "strict": true,
    "summary": "Lift the suspension of a driver, or by a plate that of a vehicle",
    "enableJsonFlag": true
  },
  "drivers:show": {
    "aliases": [],
    "args": {
      "who": {
        "description": "A plate, a phone number or its end, a name, or p12",
        "name": "who",
        "required": true
      }
    },
    "description": "Where a driver is, is not shown: positions are for finding a ride only.",
    "examples": [
      "<%= config.bin %> drivers show \"RAD 123 C\"",
      "<%= config.bin %> drivers show p12 --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "drivers:show",
    "strict": true,
    "summary": "Show one driver: vehicles, insurance, stars, whether they are online",
    "enableJsonFlag": true
  },
  "drivers:suspend": {
    "aliases": [],
    "args": {
      "who": {
        "description": "A plate, a phone number or its end, a name, or p12",
        "name": "who",
        "required": true
      }
    },
    "description": "They go offline at once; a ride under way is driven to its end. A suspended driver drives nothing; beside a suspended vehicle they may drive another. Exits with 5, and tells nobody, when they were suspended already.",
    "examples": [
      "<%= config.bin %> drivers suspend p12 --reason \"Two passengers complained; please call us.\"",
      "<%= config.bin %> drivers suspend \"RAD 123 C\" --reason \"The brakes must be mended.\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reason": {
        "description": "A sentence for the driver",
        "name": "reason",
        "required": true,
        "hasDynamicHelp": false,
        "helpValue": "SENTENCE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "drivers:suspend",
    "strict": true,
    "summary": "Suspend a driver, or by a plate one vehicle, with a reason that is told",
    "enableJsonFlag": true
  },
  "drivers:verify": {
    "aliases": [],
    "args": {
      "who": {
        "description": "A plate, a phone number or its end, a name, or p12",
        "name": "who",
        "required": true
      }
    },
    "description": "The driver is told and can go online. Needs no papers; those that were sent are for \"vehicles verify\". Also renews the insurance of one already verified; exits with 5, and tells nobody, when it is verified until that very day. Two people may claim a plate, but only one can drive with it.",
    "examples": [
      "<%= config.bin %> drivers verify \"RAD 123 C\" --until 2027-05-31",
      "<%= config.bin %> drivers verify p12 --plate RE123A --until 31/05/2027"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "until": {
        "description": "The last insured day, as it stands on the certificate",
        "name": "until",
        "required": true,
        "hasDynamicHelp": false,
        "helpValue": "2027-05-31",
        "multiple": false,
        "type": "option"
      },
      "plate": {
        "description": "Which of their vehicles, when a person is named",
        "name": "plate",
        "hasDynamicHelp": false,
        "helpValue": "PLATE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "drivers:verify",
    "strict": true,
    "summary": "Vouch for a vehicle: its papers were seen, and it is insured until that day",
    "enableJsonFlag": true
  },
  "fares:card": {
    "aliases": [],
    "args": {
      "type": {
        "description": "Only this type of vehicle; else all that have a tariff",
        "name": "type",
        "options": [
          "moto",
          "cab",
          "liffan",
          "truck",
          "rental",
          "other"
        ]
      }
    },
    "examples": [
      "<%= config.bin %> fares card",
      "<%= config.bin %> fares card moto --lang rw --out moto.pdf"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "lang": {
        "description": "Language of the words on it",
        "name": "lang",
        "default": "en",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "en",
          "fr",
          "rw",
          "sw"
        ],
        "type": "option"
      },
      "out": {
        "char": "o",
        "description": "File to write",
        "name": "out",
        "default": "fares.pdf",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "fares:card",
    "strict": true,
    "summary": "Print the tariff card: a PDF page for each type of vehicle, A4 or smaller",
    "enableJsonFlag": true
  },
  "fares:estimate": {
    "aliases": [],
    "args": {
      "type": {
        "description": "Type of vehicle",
        "name": "type",
        "options": [
          "moto",
          "cab",
          "liffan",
          "truck",
          "rental",
          "other"
        ],
        "required": true
      }
    },
    "examples": [
      "<%= config.bin %> fares estimate moto --km 3",
      "<%= config.bin %> fares estimate moto --from=-1.9499,30.1266 --to=-1.9441,30.0619",
      "<%= config.bin %> fares estimate cab --km 12.5 --waiting 20 --at 2026-11-23T23:30"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "from": {
        "dependsOn": [
          "to"
        ],
        "description": "Where it begins",
        "exclusive": [
          "km"
        ],
        "name": "from",
        "hasDynamicHelp": false,
        "helpValue": "LAT,LON",
        "multiple": false,
        "type": "option"
      },
      "to": {
        "dependsOn": [
          "from"
        ],
        "description": "Where it ends",
        "exclusive": [
          "km"
        ],
        "name": "to",
        "hasDynamicHelp": false,
        "helpValue": "LAT,LON",
        "multiple": false,
        "type": "option"
      },
      "km": {
        "description": "How far by road, in place of two points",
        "name": "km",
        "hasDynamicHelp": false,
        "helpValue": "KM",
        "multiple": false,
        "type": "option"
      },
      "waiting": {
        "description": "Minutes the driver waits",
        "name": "waiting",
        "default": 0,
        "hasDynamicHelp": false,
        "helpValue": "MIN",
        "multiple": false,
        "type": "option"
      },
      "at": {
        "description": "When it begins; now",
        "name": "at",
        "hasDynamicHelp": false,
        "helpValue": "WHEN",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "fares:estimate",
    "strict": true,
    "summary": "Tell what a ride would cost",
    "enableJsonFlag": true
  },
  "fares:set": {
    "aliases": [],
    "args": {
      "type": {
        "description": "Type of vehicle",
        "name": "type",
        "options": [
          "moto",
          "cab",
          "liffan",
          "truck",
          "rental",
          "other"
        ],
        "required": true
      }
    },
    "description": "What is not given stays as it is. Rides under way keep the estimate they began with.",
    "examples": [
      "<%= config.bin %> fares set cab --first-km 2 --first 1500 --per-km 700 --verified",
      "<%= config.bin %> fares set moto --night 22:00-05:00 --night-percent 20",
      "<%= config.bin %> fares set moto --night none",
      "<%= config.bin %> fares set rental --first-km 50 --first 30000 --per-km 300 --note \"Our price list of May\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "first-km": {
        "description": "How far the first price reaches",
        "name": "first-km",
        "hasDynamicHelp": false,
        "helpValue": "KM",
        "multiple": false,
        "type": "option"
      },
      "first": {
        "description": "The first price",
        "name": "first",
        "hasDynamicHelp": false,
        "helpValue": "RWF",
        "multiple": false,
        "type": "option"
      },
      "per-km": {
        "description": "Each further kilometre",
        "name": "per-km",
        "hasDynamicHelp": false,
        "helpValue": "RWF",
        "multiple": false,
        "type": "option"
      },
      "long-after-km": {
        "description": "From here on a kilometre has another price; 0 for never",
        "name": "long-after-km",
        "hasDynamicHelp": false,
        "helpValue": "KM",
        "multiple": false,
        "type": "option"
      },
      "long-per-km": {
        "description": "Each kilometre beyond",
        "name": "long-per-km",
        "hasDynamicHelp": false,
        "helpValue": "RWF",
        "multiple": false,
        "type": "option"
      },
      "waiting-free-min": {
        "description": "Minutes of waiting that cost nothing",
        "name": "waiting-free-min",
        "hasDynamicHelp": false,
        "helpValue": "MIN",
        "multiple": false,
        "type": "option"
      },
      "waiting-per-min": {
        "description": "Each further minute of waiting",
        "name": "waiting-per-min",
        "hasDynamicHelp": false,
        "helpValue": "RWF",
        "multiple": false,
        "type": "option"
      },
      "night": {
        "description": "When the night fare holds, or none",
        "name": "night",
        "hasDynamicHelp": false,
        "helpValue": "HH:MM-HH:MM",
        "multiple": false,
        "type": "option"
      },
      "night-percent": {
        "description": "Added to the whole fare at night",
        "name": "night-percent",
        "hasDynamicHelp": false,
        "helpValue": "PERCENT",
        "multiple": false,
        "type": "option"
      },
      "road-percent": {
        "description": "The way by road in percent of the straight line",
        "name": "road-percent",
        "hasDynamicHelp": false,
        "helpValue": "PERCENT",
        "multiple": false,
        "type": "option"
      },
      "speed-kmh": {
        "description": "Usual speed, for the minutes people are told",
        "name": "speed-kmh",
        "hasDynamicHelp": false,
        "helpValue": "KM/H",
        "multiple": false,
        "type": "option"
      },
      "verified": {
        "description": "You vouch for it: people are told no \"about\"",
        "name": "verified",
        "allowNo": true,
        "type": "boolean"
      },
      "note": {
        "description": "Where it comes from",
        "name": "note",
        "hasDynamicHelp": false,
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "fares:set",
    "strict": true,
    "summary": "Set or correct what rides with a type of vehicle cost",
    "enableJsonFlag": true
  },
  "fares:show": {
    "aliases": [],
    "args": {},
    "description": "Without a database it shows the tariffs this version ships.",
    "examples": [
      "<%= config.bin %> fares show",
      "<%= config.bin %> fares show --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "fares:show",
    "strict": true,
    "summary": "Show what rides cost, by type of vehicle",
    "enableJsonFlag": true
  },
  "flags:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> flags list",
      "<%= config.bin %> flags list --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "flags:list",
    "strict": true,
    "summary": "List what can be switched off and on while the server runs",
    "enableJsonFlag": true
  },
  "flags:set": {
    "aliases": [],
    "args": {
      "name": {
        "description": "As \"flags list\" shows it",
        "name": "name",
        "required": true
      },
      "to": {
        "description": "What it is from now on",
        "name": "to",
        "options": [
          "on",
          "off"
        ],
        "required": true
      }
    },
    "description": "With ocr_processing off, papers that drivers send are kept and their senders told so; they are read once it is on again. What was begun with a feature goes on after it is switched off.",
    "examples": [
      "<%= config.bin %> flags set ocr_processing off",
      "<%= config.bin %> flags set ocr_processing on"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "flags:set",
    "strict": true,
    "summary": "Switch a feature on or off; a running server follows at once",
    "enableJsonFlag": true
  },
  "health": {
    "aliases": [],
    "args": {},
    "description": "Asks the running server; with ADMIN_TOKEN it tells details, without one they come from the database. Exits with 0 when ok, 1 when degraded, 2 when unhealthy or no server answers. Nothing going on is healthy.",
    "examples": [
      "<%= config.bin %> health",
      "<%= config.bin %> health --json --env-file /etc/inzira.env",
      "<%= config.bin %> health --url http://10.0.0.5:3000",
      "<%= config.bin %> health --database   # without a server"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "url": {
        "description": "The server, if not the one of these settings",
        "name": "url",
        "hasDynamicHelp": false,
        "helpValue": "URL",
        "multiple": false,
        "type": "option"
      },
      "database": {
        "description": "Ask no server: look at the database alone",
        "exclusive": [
          "url"
        ],
        "name": "database",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "health",
    "strict": true,
    "summary": "Tell in one word and an exit code whether everything works",
    "enableJsonFlag": true
  },
  "migrate:down": {
    "aliases": [],
    "args": {},
    "description": "What only the newer schema could hold is dropped, so a backup comes first. Stop the server before.",
    "examples": [
      "<%= config.bin %> migrate down",
      "<%= config.bin %> migrate down --steps 2",
      "<%= config.bin %> migrate down --to 0001-spine",
      "<%= config.bin %> migrate down --all"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "steps": {
        "description": "How many to take back",
        "exclusive": [
          "to",
          "all"
        ],
        "name": "steps",
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "to": {
        "description": "Take back everything after this migration (name or number)",
        "exclusive": [
          "all"
        ],
        "name": "to",
        "hasDynamicHelp": false,
        "helpValue": "MIGRATION",
        "multiple": false,
        "type": "option"
      },
      "all": {
        "description": "Take back everything: the database is empty afterwards",
        "name": "all",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "migrate:down",
    "strict": true,
    "summary": "Take back migrations, the newest first",
    "enableJsonFlag": true
  },
  "migrate:status": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> migrate status",
      "<%= config.bin %> migrate status --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "migrate:status",
    "strict": true,
    "summary": "Show which migrations are applied and which are not; changes nothing",
    "enableJsonFlag": true
  },
  "migrate:up": {
    "aliases": [],
    "args": {},
    "description": "A backup comes first. If anything fails the database is left exactly as it was. Without a database one is made.",
    "examples": [
      "<%= config.bin %> migrate up",
      "<%= config.bin %> migrate up --to 1"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "to": {
        "description": "Stop after this migration (name or number)",
        "name": "to",
        "hasDynamicHelp": false,
        "helpValue": "MIGRATION",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "migrate:up",
    "strict": true,
    "summary": "Bring the database up to the schema of this version",
    "enableJsonFlag": true
  },
  "ocr": {
    "aliases": [],
    "args": {
      "file": {
        "description": "JPEG, PNG, WebP or PDF; several are read at once",
        "name": "file",
        "required": true
      }
    },
    "description": "Insurance certificates, COMESA yellow cards and registration cards, as JPEG, PNG, WebP or PDF. Nothing leaves this machine. With --json each file is one line, told as soon as it is read. Exits with 43 when a file could not be read.",
    "examples": [
      "<%= config.bin %> ocr photo.jpg",
      "<%= config.bin %> ocr certificate.pdf yellow-card.jpg --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "lang": {
        "description": "Languages to read in, of eng and fra; both know the letters of Kinyarwanda",
        "name": "lang",
        "default": "eng+fra",
        "hasDynamicHelp": false,
        "helpValue": "eng+fra",
        "multiple": false,
        "type": "option"
      },
      "second-reader": {
        "description": "Ask a second reader, where there is one, about what the first one doubts",
        "name": "second-reader",
        "allowNo": true,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "ocr",
    "strict": false,
    "summary": "Read vehicle documents from photos and PDFs",
    "enableJsonFlag": true
  },
  "ocr:stats": {
    "aliases": [],
    "args": {},
    "description": "By kind of paper. A file that could not be read has no kind; the codes of why stand beneath the table. \"Asked\" and \"corrected\" are shares of all fields that were read.",
    "examples": [
      "<%= config.bin %> ocr stats",
      "<%= config.bin %> ocr stats --days 30 --by-day",
      "<%= config.bin %> ocr stats --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "days": {
        "description": "Of so many days, up to now",
        "name": "days",
        "default": 7,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "by-day": {
        "description": "Also each day, the newest first",
        "name": "by-day",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "ocr:stats",
    "strict": true,
    "summary": "How well the papers that drivers sent were read: success, time, what was asked back",
    "enableJsonFlag": true
  },
  "outbox:cancel": {
    "aliases": [],
    "args": {},
    "description": "What is under way or was taken by Meta cannot be taken back. Exits with 5 when nothing could be changed.",
    "examples": [
      "<%= config.bin %> outbox cancel 311 312",
      "<%= config.bin %> outbox cancel --person 788123456"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "person": {
        "description": "Only of this person: number, its last digits, name, user id, or p12",
        "name": "person",
        "hasDynamicHelp": false,
        "helpValue": "WHO",
        "multiple": false,
        "type": "option"
      },
      "all": {
        "description": "Everything that waits, for everybody",
        "exclusive": [
          "person"
        ],
        "name": "all",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "outbox:cancel",
    "strict": false,
    "summary": "Take messages back that have not been sent yet",
    "usage": "outbox cancel [ID...] [--person WHO] [--all]",
    "enableJsonFlag": true
  },
  "outbox:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> outbox list --open",
      "<%= config.bin %> outbox list --failed --since 1d",
      "<%= config.bin %> outbox list --state uncertain --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "open": {
        "description": "Only what is not settled: queued, sending, uncertain",
        "exclusive": [
          "failed",
          "state"
        ],
        "name": "open",
        "allowNo": false,
        "type": "boolean"
      },
      "failed": {
        "description": "Only what was given up: failed, undeliverable",
        "exclusive": [
          "state"
        ],
        "name": "failed",
        "allowNo": false,
        "type": "boolean"
      },
      "state": {
        "description": "Only this state",
        "name": "state",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "queued",
          "sending",
          "uncertain",
          "accepted",
          "failed",
          "undeliverable",
          "cancelled"
        ],
        "type": "option"
      },
      "since": {
        "description": "From then on: 30m, 2h, 3d ago, or 2026-11-22T08:00",
        "name": "since",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "person": {
        "description": "Only of this person: number, its last digits, name, user id, or p12",
        "name": "person",
        "hasDynamicHelp": false,
        "helpValue": "WHO",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many, the newest",
        "name": "limit",
        "default": 20,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "outbox:list",
    "strict": true,
    "summary": "List messages to people, newest last, with their states and reasons",
    "enableJsonFlag": true
  },
  "outbox:retry": {
    "aliases": [],
    "args": {},
    "description": "What Meta has taken is never sent again. A message whose outcome nobody knows might arrive twice: only with --force. Exits with 5 when nothing could be changed.",
    "examples": [
      "<%= config.bin %> outbox retry 311 312",
      "<%= config.bin %> outbox retry --failed --since 2h"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "failed": {
        "description": "Everything failed or undeliverable",
        "name": "failed",
        "allowNo": false,
        "type": "boolean"
      },
      "since": {
        "description": "From then on: 30m, 2h, 3d ago, or 2026-11-22T08:00",
        "name": "since",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "force": {
        "description": "Also what is uncertain",
        "name": "force",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "outbox:retry",
    "strict": false,
    "summary": "Send messages again that were given up, and at once what waits for its next try",
    "usage": "outbox retry [ID...] [--failed] [--since TIME] [--force]",
    "enableJsonFlag": true
  },
  "places:import": {
    "aliases": [],
    "args": {
      "file": {
        "description": "CSV or GeoJSON file",
        "name": "file",
        "required": true
      }
    },
    "description": "CSV needs a header: name, latitude, longitude, and within and ref if wanted. GeoJSON is a FeatureCollection of points or areas. A place whose ref (or name) is known is changed, so the same file may be imported again. Bad lines are all named; nothing is imported then, unless --skip-bad is given: the good lines are imported, and it still exits with 50, so that a script notices those left out.",
    "examples": [
      "<%= config.bin %> places import kigali.csv",
      "<%= config.bin %> places import kigali.csv --dry-run",
      "<%= config.bin %> places import kigali.csv --skip-bad --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "skip-bad": {
        "description": "Import the good lines although others are bad; exits with 50 all the same",
        "name": "skip-bad",
        "allowNo": false,
        "type": "boolean"
      },
      "dry-run": {
        "description": "Only check the file",
        "name": "dry-run",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "places:import",
    "strict": true,
    "summary": "Add landmarks of your own from a CSV or GeoJSON file",
    "enableJsonFlag": true
  },
  "places:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> places list",
      "<%= config.bin %> places list --learned --since 7d",
      "<%= config.bin %> places list --limit 10 --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "learned": {
        "description": "Only names learned from passengers, the newest first",
        "name": "learned",
        "allowNo": false,
        "type": "boolean"
      },
      "since": {
        "dependsOn": [
          "learned"
        ],
        "description": "Only those learned since then: 7d, 2h, or a date",
        "name": "since",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many",
        "name": "limit",
        "default": 100,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "places:list",
    "strict": true,
    "summary": "List your landmarks and the names learned from passengers",
    "enableJsonFlag": true
  },
  "places:remove": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Its number, as \"places list\" shows it",
        "name": "id",
        "required": true
      }
    },
    "examples": [
      "<%= config.bin %> places remove 17483"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "places:remove",
    "strict": true,
    "summary": "Take away a landmark or a learned name",
    "enableJsonFlag": true
  },
  "places:search": {
    "aliases": [],
    "args": {
      "words": {
        "description": "Words of the name",
        "name": "words",
        "required": true
      }
    },
    "examples": [
      "<%= config.bin %> places search kimirongo",
      "<%= config.bin %> places search Musanze marche",
      "<%= config.bin %> places search market --near -1.9496,30.1263"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "near": {
        "description": "Those near this point first",
        "name": "near",
        "hasDynamicHelp": false,
        "helpValue": "LAT,LON",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "places:search",
    "strict": false,
    "summary": "Find places as the chat would, forgiving of spelling",
    "enableJsonFlag": true
  },
  "qr": {
    "aliases": [],
    "args": {
      "payee": {
        "description": "Mobile number, or merchant code of 4–9 digits",
        "name": "payee",
        "required": true
      },
      "amount": {
        "description": "Whole francs, such as 1000, 1,000 or 2.5k; left out, the payer chooses",
        "name": "amount"
      }
    },
    "description": "Every code is read back before it is written. Without --out it is drawn in the terminal. The digits come from the templates in the database, or without a database from those this version ships.",
    "examples": [
      "<%= config.bin %> qr 0788123456 1000",
      "<%= config.bin %> qr 123456 --out shop.png",
      "<%= config.bin %> qr 123456 2.5k --as sticker --lang rw --out stickers.pdf",
      "<%= config.bin %> qr 123456 --as poster --name \"Mama Keza Shop\" --out poster.pdf"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "out": {
        "char": "o",
        "description": "File to write: .png, .svg or .pdf",
        "name": "out",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "as": {
        "description": "What to make",
        "name": "as",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "picture",
          "sticker",
          "poster"
        ],
        "type": "option"
      },
      "mode": {
        "description": "What the squares hold: the dialling link raw or with %23, a page of this server, or plain digits",
        "name": "mode",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "raw",
          "encoded",
          "link",
          "text"
        ],
        "type": "option"
      },
      "lang": {
        "description": "Language of the words on it",
        "name": "lang",
        "default": "en",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "en",
          "fr",
          "rw",
          "sw"
        ],
        "type": "option"
      },
      "name": {
        "description": "Shop or person, printed on stickers and posters",
        "name": "name",
        "hasDynamicHelp": false,
        "helpValue": "NAME",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "qr",
    "strict": true,
    "summary": "Make a QR code that dials a mobile-money payment",
    "enableJsonFlag": true
  },
  "qr:batch": {
    "aliases": [],
    "args": {
      "file": {
        "description": "CSV file",
        "name": "file",
        "required": true
      }
    },
    "description": "Columns: payee, amount, name, lang; all but the payee may be left out. Bad lines are named and skipped, and the exit code is then 41.",
    "examples": [
      "<%= config.bin %> qr batch shops.csv --out codes",
      "<%= config.bin %> qr batch shops.csv --out posters --as poster --lang rw"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "out": {
        "char": "o",
        "description": "Folder to write to",
        "name": "out",
        "required": true,
        "hasDynamicHelp": false,
        "helpValue": "DIR",
        "multiple": false,
        "type": "option"
      },
      "as": {
        "description": "What to make",
        "name": "as",
        "default": "picture",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "picture",
          "svg",
          "sticker",
          "poster"
        ],
        "type": "option"
      },
      "mode": {
        "description": "What the squares hold",
        "name": "mode",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "raw",
          "encoded",
          "link",
          "text"
        ],
        "type": "option"
      },
      "lang": {
        "description": "Language where a line names none",
        "name": "lang",
        "default": "en",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "en",
          "fr",
          "rw",
          "sw"
        ],
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "qr:batch",
    "strict": true,
    "summary": "Make a QR code for each line of a CSV file",
    "enableJsonFlag": true
  },
  "qr:fee:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> qr fee list",
      "<%= config.bin %> qr fee list --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "qr:fee:list",
    "strict": true,
    "summary": "Show what senders pay on top, by network and amount",
    "enableJsonFlag": true
  },
  "qr:fee:set": {
    "aliases": [],
    "args": {
      "network": {
        "description": "The network that is dialled, such as MTN",
        "name": "network",
        "required": true
      },
      "upTo": {
        "description": "Whole francs up to which the fee holds",
        "name": "upTo",
        "required": true
      },
      "fee": {
        "description": "Whole francs",
        "name": "fee",
        "required": true
      }
    },
    "examples": [
      "<%= config.bin %> qr fee set MTN 1000 20 --verified",
      "<%= config.bin %> qr fee set MTN 1000 100 --reach cross"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reach": {
        "description": "Inside the network, or to another one",
        "name": "reach",
        "default": "same",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "same",
          "cross"
        ],
        "type": "option"
      },
      "country": {
        "description": "Two letters",
        "name": "country",
        "default": "RW",
        "hasDynamicHelp": false,
        "helpValue": "RW",
        "multiple": false,
        "type": "option"
      },
      "verified": {
        "description": "It comes from the network itself",
        "name": "verified",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "qr:fee:set",
    "strict": true,
    "summary": "Correct what senders pay on top of amounts up to a limit",
    "enableJsonFlag": true
  },
  "qr:read": {
    "aliases": [],
    "args": {
      "file": {
        "description": "PNG or JPEG",
        "name": "file"
      }
    },
    "examples": [
      "<%= config.bin %> qr read photo.jpg",
      "<%= config.bin %> qr read --text \"*182*8*1*123456#\"",
      "<%= config.bin %> qr read photo.jpg --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "text": {
        "description": "What a code says, instead of a picture",
        "exclusive": [
          "file"
        ],
        "name": "text",
        "hasDynamicHelp": false,
        "helpValue": "TEXT",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "qr:read",
    "strict": true,
    "summary": "Say what a QR code in a photo or screenshot would do, without doing it",
    "enableJsonFlag": true
  },
  "qr:template:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> qr template list",
      "<%= config.bin %> qr template list --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "qr:template:list",
    "strict": true,
    "summary": "Show the USSD templates that payments are dialled by",
    "enableJsonFlag": true
  },
  "qr:template:set": {
    "aliases": [],
    "args": {
      "name": {
        "description": "As \"qr template list\" shows it",
        "name": "name",
        "required": true
      }
    },
    "description": "Codes already made keep their digits. Slots: {phone} or {code}, and {amount}.",
    "examples": [
      "<%= config.bin %> qr template set rw.airtel.phone --template \"*500*1*1*{phone}*{amount}#\" --verified --enabled",
      "<%= config.bin %> qr template set rw.airtel.phone --no-enabled"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "template": {
        "description": "The digits with their slots",
        "name": "template",
        "hasDynamicHelp": false,
        "multiple": false,
        "type": "option"
      },
      "without-amount": {
        "description": "The form without an amount; \"\" for none",
        "name": "without-amount",
        "hasDynamicHelp": false,
        "multiple": false,
        "type": "option"
      },
      "verified": {
        "description": "It was tried on a phone and works",
        "name": "verified",
        "allowNo": true,
        "type": "boolean"
      },
      "enabled": {
        "description": "It is used for new codes",
        "name": "enabled",
        "allowNo": true,
        "type": "boolean"
      },
      "note": {
        "description": "Where it comes from",
        "name": "note",
        "hasDynamicHelp": false,
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "qr:template:set",
    "strict": true,
    "summary": "Correct a USSD template, vouch for it, or switch it on or off",
    "enableJsonFlag": true
  },
  "rides:cancel": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Number of the ride",
        "name": "id",
        "required": true
      }
    },
    "description": "Whoever is being asked to drive is told that it is not wanted any more. Exits with 5 when the ride has ended already.",
    "examples": [
      "<%= config.bin %> rides cancel 17 --reason \"the driver’s phone was stolen\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reason": {
        "description": "Why; kept with the ride, and told to both",
        "name": "reason",
        "required": true,
        "hasDynamicHelp": false,
        "helpValue": "TEXT",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "rides:cancel",
    "strict": true,
    "summary": "End a ride that is under way, and tell both sides",
    "enableJsonFlag": true
  },
  "rides:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> rides list --active",
      "<%= config.bin %> rides list --sos",
      "<%= config.bin %> rides list --state expired --since 1d",
      "<%= config.bin %> rides list --person 788123456 --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "active": {
        "description": "Only those under way, from the request on",
        "exclusive": [
          "state"
        ],
        "name": "active",
        "allowNo": false,
        "type": "boolean"
      },
      "sos": {
        "description": "Only those with a call for help that nobody has looked after",
        "name": "sos",
        "allowNo": false,
        "type": "boolean"
      },
      "state": {
        "description": "Only this state",
        "name": "state",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "requested",
          "offered",
          "accepted",
          "arrived",
          "started",
          "completed",
          "cancelled",
          "expired"
        ],
        "type": "option"
      },
      "since": {
        "description": "From then on: 30m, 2h, 3d ago, or 2026-11-22T08:00",
        "name": "since",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "person": {
        "description": "Only of this person: number, its last digits, name, user id, or p12",
        "name": "person",
        "hasDynamicHelp": false,
        "helpValue": "WHO",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many, the newest",
        "name": "limit",
        "default": 20,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "rides:list",
    "strict": true,
    "summary": "List rides, newest last",
    "enableJsonFlag": true
  },
  "rides:seen": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Number of the ride",
        "name": "id",
        "required": true
      }
    },
    "description": "Until then the health check \"sos\" is degraded. Exits with 5 when no call is open in that ride.",
    "examples": [
      "<%= config.bin %> rides seen 17"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "rides:seen",
    "strict": true,
    "summary": "Note that a call for help in a ride has been looked after",
    "enableJsonFlag": true
  },
  "rides:show": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Number of the ride",
        "name": "id",
        "required": true
      }
    },
    "description": "Each change is shown with its time, who made it, and a map link to where the driver was. The PIN is not shown: it is the passenger’s proof.",
    "examples": [
      "<%= config.bin %> rides show 17",
      "<%= config.bin %> rides show 17 --reveal",
      "<%= config.bin %> rides show 17 --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "rides:show",
    "strict": true,
    "summary": "Show one ride: its people, who was asked, and everything that happened",
    "enableJsonFlag": true
  },
  "serve": {
    "aliases": [],
    "args": {},
    "description": "SIGTERM or Ctrl-C lets what is under way end first; a second one ends it at once. The database must be up to date: --migrate sees to that first, with a backup.",
    "examples": [
      "<%= config.bin %> serve --env-file /etc/inzira.env",
      "<%= config.bin %> serve --migrate",
      "PORT=8080 HOST=0.0.0.0 <%= config.bin %> serve"
    ],
    "flags": {
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "migrate": {
        "description": "Bring the database up to date first; makes it if there is none",
        "name": "migrate",
        "allowNo": false,
        "type": "boolean"
      },
      "json": {
        "description": "Write the log as JSON in a terminal too",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "serve",
    "strict": true,
    "summary": "Run the server: webhook in, replies out, until it is told to stop",
    "enableJsonFlag": false
  },
  "setup": {
    "aliases": [],
    "args": {},
    "description": "Makes the verify token and the admin token itself. Nothing secret is printed; the file is for its owner alone. For scripts: give the settings in the environment and --yes, which answers every question with yes.",
    "examples": [
      "<%= config.bin %> setup",
      "<%= config.bin %> setup --output /etc/inzira.env",
      "META_ACCESS_TOKEN=… META_PHONE_NUMBER_ID=… <%= config.bin %> setup --yes --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "output": {
        "char": "o",
        "description": "The file to write; what it holds already is offered again",
        "name": "output",
        "default": "inzira.env",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "yes": {
        "char": "y",
        "description": "Ask nothing: take the environment and the file as they are",
        "name": "yes",
        "allowNo": false,
        "type": "boolean"
      },
      "check": {
        "description": "Check the settings with Meta before writing",
        "name": "check",
        "allowNo": true,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "setup",
    "strict": true,
    "summary": "Ask for the settings, check them with Meta, and write them to a file",
    "enableJsonFlag": true
  },
  "simulate:load": {
    "aliases": [],
    "args": {},
    "description": "Starts a server of its own on a database of its own, and a stand-in for Meta that writes to it and takes the replies. Exits with 1 when a message was lost, answered twice, or not acknowledged. With --target the load goes to a server already running, whose settings are given by --env-file and whose META_GRAPH_URL is a free port here.",
    "examples": [
      "<%= config.bin %> simulate load",
      "<%= config.bin %> simulate load --rate 1000 --seconds 60 --people 10000",
      "<%= config.bin %> simulate load --duplicate 0.05 --fail 0.01 --drop 0.01",
      "<%= config.bin %> simulate load --target http://127.0.0.1:3000 --env-file test.env"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "rate": {
        "description": "Messages a second",
        "name": "rate",
        "default": 100,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "seconds": {
        "description": "For how long",
        "name": "seconds",
        "default": 10,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "people": {
        "description": "How many take turns writing",
        "name": "people",
        "default": 1000,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "warm-up": {
        "description": "Seconds before, whose times are not counted",
        "name": "warm-up",
        "default": 1,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "connections": {
        "description": "Deliveries under way at once",
        "name": "connections",
        "default": 64,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "say": {
        "description": "What they write; it must have one reply",
        "name": "say",
        "default": "hi",
        "hasDynamicHelp": false,
        "helpValue": "TEXT",
        "multiple": false,
        "type": "option"
      },
      "statuses": {
        "description": "Tell the server what became of its messages",
        "name": "statuses",
        "allowNo": true,
        "type": "boolean"
      },
      "patience": {
        "description": "Seconds without a reply after which the rest is lost",
        "name": "patience",
        "default": 15,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "duplicate": {
        "description": "Share of messages that are delivered twice",
        "name": "duplicate",
        "default": 0,
        "hasDynamicHelp": false,
        "helpValue": "SHARE",
        "multiple": false,
        "type": "option"
      },
      "fail": {
        "description": "Share of sends that Meta refuses for the moment (error 131000)",
        "name": "fail",
        "default": 0,
        "hasDynamicHelp": false,
        "helpValue": "SHARE",
        "multiple": false,
        "type": "option"
      },
      "drop": {
        "description": "Share of sends that Meta takes without answering",
        "name": "drop",
        "default": 0,
        "hasDynamicHelp": false,
        "helpValue": "SHARE",
        "multiple": false,
        "type": "option"
      },
      "bad-order": {
        "description": "Share of messages whose statuses come in reverse order",
        "name": "bad-order",
        "default": 0,
        "hasDynamicHelp": false,
        "helpValue": "SHARE",
        "multiple": false,
        "type": "option"
      },
      "database": {
        "description": "Load this database, which is kept, instead of a new one",
        "exclusive": [
          "target"
        ],
        "name": "database",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "target": {
        "description": "Load this running server instead",
        "name": "target",
        "hasDynamicHelp": false,
        "helpValue": "URL",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "simulate:load",
    "strict": true,
    "summary": "Send many messages a second and watch for their replies",
    "enableJsonFlag": true
  },
  "top": {
    "aliases": [],
    "args": {},
    "description": "Reads the database beside a running server and changes nothing, unless a dead event is replayed from it. With ADMIN_TOKEN the server adds what only it knows. Not on a terminal, or with --once, it prints the figures once.",
    "examples": [
      "<%= config.bin %> top",
      "<%= config.bin %> top --env-file /etc/inzira.env",
      "<%= config.bin %> top --once",
      "<%= config.bin %> top --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "once": {
        "description": "Print the figures once, as plain lines",
        "name": "once",
        "allowNo": false,
        "type": "boolean"
      },
      "url": {
        "description": "The server, if not the one of these settings",
        "name": "url",
        "hasDynamicHelp": false,
        "helpValue": "URL",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "top",
    "strict": true,
    "summary": "Watch the traffic, the queues and what is wrong, live",
    "enableJsonFlag": true
  },
  "trips:cancel": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Number of the trip",
        "name": "id",
        "required": true
      }
    },
    "description": "Everything asked and agreed for it ends. Whoever planned it is told with the reason, and so is everybody on the other side. Exits with 5 when it is over or cancelled already.",
    "examples": [
      "<%= config.bin %> trips cancel 17 --reason \"the road is closed\"",
      "<%= config.bin %> trips cancel 17 --day 2026-11-23 --reason \"umuganda\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reason": {
        "description": "Why; kept, and told to everybody concerned",
        "name": "reason",
        "required": true,
        "hasDynamicHelp": false,
        "helpValue": "TEXT",
        "multiple": false,
        "type": "option"
      },
      "day": {
        "description": "Only this day: today, tomorrow, or a date such as 2026-11-23",
        "name": "day",
        "hasDynamicHelp": false,
        "helpValue": "DAY",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "trips:cancel",
    "strict": true,
    "summary": "Cancel a planned trip, or one day of it, and tell its owner and those who agreed to it",
    "enableJsonFlag": true
  },
  "trips:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> trips list",
      "<%= config.bin %> trips list --day tomorrow --role driver",
      "<%= config.bin %> trips list --person 788123456 --all --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "day": {
        "description": "Only those made on that day: today, tomorrow, or a date such as 2026-11-23",
        "name": "day",
        "hasDynamicHelp": false,
        "helpValue": "DAY",
        "multiple": false,
        "type": "option"
      },
      "role": {
        "description": "Only those of passengers, or of drivers",
        "name": "role",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "passenger",
          "driver"
        ],
        "type": "option"
      },
      "all": {
        "description": "Also those that are over or were cancelled",
        "name": "all",
        "allowNo": false,
        "type": "boolean"
      },
      "person": {
        "description": "Only of this person: number, its last digits, name, user id, or p12",
        "name": "person",
        "hasDynamicHelp": false,
        "helpValue": "WHO",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many, the newest",
        "name": "limit",
        "default": 20,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "trips:list",
    "strict": true,
    "summary": "List planned trips, newest last",
    "enableJsonFlag": true
  },
  "trips:match": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Number of the trip",
        "name": "id",
        "required": true
      }
    },
    "description": "For each of its coming days, or the one given, everybody of the other side on that day: what was agreed and asked, then those who are offered, the best first, then the others with the reason, the nearest miss first. Those whose way leads elsewhere are counted only, and days on which there is nobody else are left out. Nobody is told anything.",
    "examples": [
      "<%= config.bin %> trips match 17",
      "<%= config.bin %> trips match 17 --day tomorrow --limit 50"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "day": {
        "description": "Only this day: today, tomorrow, or a date such as 2026-11-23",
        "name": "day",
        "hasDynamicHelp": false,
        "helpValue": "DAY",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many for each day, the nearest first",
        "name": "limit",
        "default": 10,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "trips:match",
    "strict": true,
    "summary": "Explain whom a planned trip suits, and why not the others",
    "enableJsonFlag": true
  },
  "trips:show": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Number of the trip",
        "name": "id",
        "required": true
      }
    },
    "examples": [
      "<%= config.bin %> trips show 17",
      "<%= config.bin %> trips show 17 --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "trips:show",
    "strict": true,
    "summary": "Show one planned trip: its days, who was asked, and what was agreed",
    "enableJsonFlag": true
  },
  "vehicles:list": {
    "aliases": [],
    "args": {},
    "description": "With --waiting: those on which you must decide, who has waited longest first, and why they wait. The number of a paper (#12) is what \"vehicles show\", \"verify\" and \"reject\" take.",
    "examples": [
      "<%= config.bin %> vehicles list --waiting",
      "<%= config.bin %> vehicles list --expiring 30",
      "<%= config.bin %> vehicles list --state expired --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "waiting": {
        "description": "Only those whose papers wait for you",
        "exclusive": [
          "expiring",
          "state"
        ],
        "name": "waiting",
        "allowNo": false,
        "type": "boolean"
      },
      "expiring": {
        "description": "Only those whose insurance ends within so many days, the soonest first",
        "exclusive": [
          "state"
        ],
        "name": "expiring",
        "hasDynamicHelp": false,
        "helpValue": "DAYS",
        "multiple": false,
        "type": "option"
      },
      "state": {
        "description": "Only those that stand so; \"expired\": verified, but not insured any more",
        "name": "state",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "pending",
          "active",
          "expired",
          "rejected",
          "suspended"
        ],
        "type": "option"
      },
      "limit": {
        "description": "At most so many, the newest",
        "name": "limit",
        "default": 50,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "vehicles:list",
    "strict": true,
    "summary": "List vehicles with their insurance and papers, the newest last",
    "enableJsonFlag": true
  },
  "vehicles:reject": {
    "aliases": [],
    "args": {
      "which": {
        "description": "A plate, the number of a paper, or p12 for somebody’s",
        "name": "which",
        "required": true
      }
    },
    "description": "A vehicle that waits for this paper is refused with it; one that is insured by an earlier paper goes on with that. They may send another one. Exits with 5, and tells nobody, when it was decided already.",
    "examples": [
      "<%= config.bin %> vehicles reject \"RAD 123 C\" --why \"The picture is too dark. Please send another one.\"",
      "<%= config.bin %> vehicles reject 12 --why \"The certificate is of another vehicle.\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "why": {
        "description": "A sentence for the driver",
        "name": "why",
        "required": true,
        "hasDynamicHelp": false,
        "helpValue": "SENTENCE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "vehicles:reject",
    "strict": true,
    "summary": "Refuse the paper that waits, with a reason that its driver is told",
    "enableJsonFlag": true
  },
  "vehicles:show": {
    "aliases": [],
    "args": {
      "which": {
        "description": "A plate, the number of a paper, or p12 for somebody’s",
        "name": "which",
        "required": true
      }
    },
    "description": "Writes what was sent and the piece of it that each value was read from into a folder that only you can look into, with a page for the browser that shows them side by side. Of several papers that of the vehicle which waits for you is meant, or else the newest.",
    "examples": [
      "<%= config.bin %> vehicles show \"RAD 123 C\"",
      "<%= config.bin %> vehicles show 12 --out papers",
      "<%= config.bin %> vehicles show p12 --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "out": {
        "description": "Folder for the pictures; a new one unless told",
        "name": "out",
        "hasDynamicHelp": false,
        "helpValue": "FOLDER",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "vehicles:show",
    "strict": true,
    "summary": "Show a vehicle’s paper: what was read, from where, how surely, and what the driver said",
    "enableJsonFlag": true
  },
  "vehicles:verify": {
    "aliases": [],
    "args": {
      "which": {
        "description": "A plate, the number of a paper, or p12 for somebody’s",
        "name": "which",
        "required": true
      }
    },
    "description": "The driver is told. Look at the paper first (\"vehicles show\"); what you read otherwise on it goes before what was read and said, and is kept as yours. Also approves one whose questions the driver has not answered, or that could not be read, once --field and --until tell what is missing. Exits with 5, and tells nobody, when it was decided already or somebody else drives with that plate.",
    "examples": [
      "<%= config.bin %> vehicles verify \"RAD 123 C\"",
      "<%= config.bin %> vehicles verify 12 --until 2027-05-31 --field insurer=Sanlam",
      "<%= config.bin %> vehicles verify p12 --field plate=\"RAD 123 C\" --note \"Confirmed with the insurer by phone.\""
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "until": {
        "description": "The last insured day as it stands on the paper, where it was read otherwise",
        "name": "until",
        "hasDynamicHelp": false,
        "helpValue": "2027-05-31",
        "multiple": false,
        "type": "option"
      },
      "field": {
        "description": "Another value as it stands on the paper; can be given several times",
        "name": "field",
        "hasDynamicHelp": false,
        "helpValue": "NAME=VALUE",
        "multiple": true,
        "type": "option"
      },
      "note": {
        "description": "A sentence for whoever looks at it later; not told to the driver",
        "name": "note",
        "hasDynamicHelp": false,
        "helpValue": "SENTENCE",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "vehicles:verify",
    "strict": true,
    "summary": "Approve the paper that waits: its vehicle may drive for as long as it says",
    "enableJsonFlag": true
  },
  "webhook:dead": {
    "aliases": [],
    "args": {},
    "description": "An event is given up after EVENT_ATTEMPTS tries. It is kept until somebody replays it. Exits with 0 also when there are some: \"health\" is for alarms.",
    "examples": [
      "<%= config.bin %> webhook dead",
      "<%= config.bin %> webhook dead --since 1d --json"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "since": {
        "description": "From then on: 30m, 2h, 3d ago, or 2026-11-22T08:00",
        "name": "since",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many, the newest",
        "name": "limit",
        "default": 50,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "webhook:dead",
    "strict": true,
    "summary": "List events that were given up, each with the reason",
    "enableJsonFlag": true
  },
  "webhook:list": {
    "aliases": [],
    "args": {},
    "examples": [
      "<%= config.bin %> webhook list",
      "<%= config.bin %> webhook list --kind message --since 2h",
      "<%= config.bin %> webhook list --failed",
      "<%= config.bin %> webhook list --person 788123456 --limit 50 --reveal"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "since": {
        "description": "From then on: 30m, 2h, 3d ago, or 2026-11-22T08:00",
        "name": "since",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "until": {
        "description": "Up to then, written in the same way",
        "name": "until",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "kind": {
        "description": "Only this kind",
        "name": "kind",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "message",
          "status",
          "echo",
          "identity",
          "preference",
          "notice",
          "unknown",
          "timer",
          "result"
        ],
        "type": "option"
      },
      "failed": {
        "description": "Only what is dead, being tried again, or could not be read",
        "name": "failed",
        "allowNo": false,
        "type": "boolean"
      },
      "person": {
        "description": "Only of this person: number, its last digits, name, user id, or p12",
        "name": "person",
        "hasDynamicHelp": false,
        "helpValue": "WHO",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many, the newest",
        "name": "limit",
        "default": 20,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "webhook:list",
    "strict": true,
    "summary": "List what came in, newest last, and what became of it",
    "enableJsonFlag": true
  },
  "webhook:replay": {
    "aliases": [],
    "args": {},
    "description": "Takes numbers of events, wamids, correlation ids of deliveries, files with webhook bodies, or a choice by flags. What was handled already is left alone unless --force is given: it would be answered a second time. A running server takes it up within a second; otherwise the next one does. Exits with 1 when an event failed again.",
    "examples": [
      "<%= config.bin %> webhook replay --failed --dry-run",
      "<%= config.bin %> webhook replay --failed",
      "<%= config.bin %> webhook replay 1042 wamid.HBgMMjUwNzg4MTIzNDU2FQIAERgS",
      "<%= config.bin %> webhook replay --since 2h --until 1h --kind message",
      "<%= config.bin %> webhook replay fixtures/whatsapp/text.json --dry-run"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "failed": {
        "description": "Everything dead, being tried again, or that could not be read",
        "name": "failed",
        "allowNo": false,
        "type": "boolean"
      },
      "since": {
        "description": "From then on: 30m, 2h, 3d ago, or 2026-11-22T08:00",
        "name": "since",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "until": {
        "description": "Up to then, written in the same way",
        "name": "until",
        "hasDynamicHelp": false,
        "helpValue": "TIME",
        "multiple": false,
        "type": "option"
      },
      "kind": {
        "description": "Only this kind",
        "name": "kind",
        "hasDynamicHelp": false,
        "multiple": false,
        "options": [
          "message",
          "status",
          "echo",
          "identity",
          "preference",
          "notice",
          "unknown",
          "timer",
          "result"
        ],
        "type": "option"
      },
      "person": {
        "description": "Only of this person: number, its last digits, name, user id, or p12",
        "name": "person",
        "hasDynamicHelp": false,
        "helpValue": "WHO",
        "multiple": false,
        "type": "option"
      },
      "limit": {
        "description": "At most so many of the chosen, the newest",
        "name": "limit",
        "default": 1000,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "dry-run": {
        "description": "Show what would be answered; changes and sends nothing",
        "exclusive": [
          "force"
        ],
        "name": "dry-run",
        "allowNo": false,
        "type": "boolean"
      },
      "force": {
        "description": "Handle again what was handled already: it is answered a second time",
        "name": "force",
        "allowNo": false,
        "type": "boolean"
      },
      "wait": {
        "description": "Seconds to wait for a running server to handle it",
        "name": "wait",
        "default": 10,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "webhook:replay",
    "strict": false,
    "summary": "Let events go through the same door once more",
    "usage": "webhook replay [ID|FILE...] [--failed] [--since TIME] [--until TIME] [--dry-run] [--force]",
    "enableJsonFlag": true
  },
  "webhook:send": {
    "aliases": [],
    "args": {
      "file": {
        "description": "One webhook body or several",
        "name": "file"
      }
    },
    "description": "For trying a server out: it takes the message for a real one. Exits with 1 when the answer is not 200.",
    "examples": [
      "<%= config.bin %> webhook send fixtures/whatsapp/text.json",
      "<%= config.bin %> webhook send --text \"hi\" --from 250788123456",
      "<%= config.bin %> webhook send --text \"hi\" --from 250788123456 --url https://bot.example.rw --times 3"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "text": {
        "dependsOn": [
          "from"
        ],
        "description": "Instead of a file: a message that says this",
        "name": "text",
        "hasDynamicHelp": false,
        "helpValue": "TEXT",
        "multiple": false,
        "type": "option"
      },
      "from": {
        "description": "The number that text comes from",
        "name": "from",
        "hasDynamicHelp": false,
        "helpValue": "NUMBER",
        "multiple": false,
        "type": "option"
      },
      "name": {
        "description": "And the name on that phone",
        "name": "name",
        "default": "Somebody",
        "hasDynamicHelp": false,
        "helpValue": "NAME",
        "multiple": false,
        "type": "option"
      },
      "url": {
        "description": "The server, if not the one of these settings",
        "name": "url",
        "hasDynamicHelp": false,
        "helpValue": "URL",
        "multiple": false,
        "type": "option"
      },
      "times": {
        "description": "Deliver the same bytes so often",
        "name": "times",
        "default": 1,
        "hasDynamicHelp": false,
        "helpValue": "N",
        "multiple": false,
        "type": "option"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "webhook:send",
    "strict": true,
    "summary": "Deliver a file or a text to a webhook, signed as Meta signs it",
    "enableJsonFlag": true
  },
  "webhook:show": {
    "aliases": [],
    "args": {
      "id": {
        "description": "Event, wamid or correlation id",
        "name": "id",
        "required": true
      }
    },
    "description": "Takes the number of an event, Meta's id of a message or of an answer to it, or a correlation id of the log, which shows the whole delivery.",
    "examples": [
      "<%= config.bin %> webhook show 1042",
      "<%= config.bin %> webhook show d1k",
      "<%= config.bin %> webhook show wamid.HBgMMjUwNzg4MTIzNDU2FQIAERgS --reveal"
    ],
    "flags": {
      "json": {
        "description": "Format output as json.",
        "helpGroup": "GLOBAL",
        "name": "json",
        "allowNo": false,
        "type": "boolean"
      },
      "env-file": {
        "description": "Read settings from this file; the environment itself goes before it",
        "helpGroup": "GLOBAL",
        "name": "env-file",
        "hasDynamicHelp": false,
        "helpValue": "FILE",
        "multiple": false,
        "type": "option"
      },
      "reveal": {
        "description": "Show phone numbers, user ids and message ids in full",
        "name": "reveal",
        "allowNo": false,
        "type": "boolean"
      }
    },
    "hasDynamicHelp": false,
    "hiddenAliases": [],
    "id": "webhook:show",
    "strict": true,
    "summary": "Show one event from the webhook to every message it caused",
    "enableJsonFlag": true
  }
} as unknown as Record<string, Command.Cached>
