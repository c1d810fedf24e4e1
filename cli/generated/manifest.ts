// Made from cli/commands by "bun run generate"; edits are lost.
import type { Command } from '@oclif/core'

export const manifest = {
  "backup:create": {
    "aliases": [],
    "args": {},
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
  }
} as unknown as Record<string, Command.Cached>
