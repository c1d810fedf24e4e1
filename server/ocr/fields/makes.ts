/** A maker of vehicles with the models it is known by. */
export interface Make {
  /** As it is shown. */
  name: string
  /** Other spellings, squashed. */
  also?: readonly string[]
  motorcycles?: true
  models: readonly string[]
}

/** The makes seen on Rwanda's roads with the models they are known by; other models are taken as printed. */
export const makes: readonly Make[] = [
  {
    name: 'TOYOTA',
    models: words(
      '4RUNNER ALLION ALPHARD ALTEZZA AQUA AURIS AVANZA AVENSIS AYGO BB BELTA C-HR CALDINA CAMI CAMRY CARINA CELICA COASTER COROLLA COROLLA+AXIO COROLLA+CROSS COROLLA+FIELDER COROLLA+RUNX CORONA CORSA CROWN DUET DUTRO DYNA ESTIMA FIELDER FJ+CRUISER FORTUNER HARRIER HIACE HIGHLANDER HILUX HILUX+SURF IPSUM ISIS IST KLUGER LAND+CRUISER LAND+CRUISER+PRADO LITEACE MARK+II MARK+X MATRIX NOAH PASSO PLATZ PORTE PRADO PREMIO PRIUS PROBOX RACTIS RAUM RAV4 RUMION RUNX RUSH SEQUOIA SIENNA SIENTA SPACIO SPARKY SPRINTER STARLET STARLET+CROSS SUCCEED SURF TACOMA TERCEL TOWNACE TUNDRA URBAN+CRUISER VANGUARD VENZA VERSO VITZ VOXY WISH YARIS',
    ),
  },
  {
    name: 'NISSAN',
    models: words(
      'AD ALMERA ATLAS BLUEBIRD CARAVAN CIVILIAN CUBE DUALIS ELGRAND FRONTIER HARDBODY JUKE KICKS LATIO LEAF MARCH MICRA MURANO NAVARA NOTE NP200 NP300 PATHFINDER PATROL PRIMERA QASHQAI SENTRA SERENA SUNNY SYLPHY TEANA TERRANO TIIDA URVAN VANETTE VERSA WINGROAD X-TRAIL',
    ),
  },
  {
    name: 'HONDA',
    motorcycles: true,
    models: words(
      'ACCORD ACE+125 CG+125+ACE CB125 CB150 CBF125 CG125 CITY CIVIC CR-V CRF250 FIT FREED HR-V INSIGHT JAZZ ODYSSEY PILOT STEPWGN STREAM VEZEL XL125 XL200',
    ),
  },
  {
    name: 'MITSUBISHI',
    models: words(
      'ASX CANTER COLT DELICA ECLIPSE+CROSS FIGHTER FUSO GALANT L200 L300 LANCER MIRAGE MONTERO OUTLANDER PAJERO FUSO+CANTER PAJERO+IO PAJERO+MINI ROSA RVR SHOGUN TRITON',
    ),
  },
  {
    name: 'SUZUKI',
    motorcycles: true,
    models: words(
      'ALTO AX100 BALENO CARRY CELERIO DZIRE ERTIGA ESCUDO EVERY GN125 GRAND+VITARA GS150 IGNIS JIMNY SAMURAI S-PRESSO SWIFT SX4 VITARA WAGON+R XL7',
    ),
  },
  {
    name: 'MAZDA',
    models: words(
      '2 3 5 6 ATENZA AXELA BONGO BT-50 CX-3 CX-5 CX-7 CX-9 DEMIO FAMILIA MPV PREMACY TITAN TRIBUTE VERISA',
    ),
  },
  { name: 'SUBARU', models: words('EXIGA FORESTER IMPREZA LEGACY OUTBACK TRIBECA XV') },
  {
    name: 'ISUZU',
    models: words(
      'BIGHORN D-MAX ELF FORWARD FRR FSR FTR FVR FVZ GIGA JOURNEY MU-X NKR NMR NPR NQR RODEO TROOPER WIZARD',
    ),
  },
  {
    name: 'HYUNDAI',
    models: words(
      'ACCENT ATOS COUNTY CRETA ELANTRA GALLOPER GETZ H-1 H100 HD65 HD72 I10 GRAND+I10 I20 I30 IONIQ KONA MIGHTY PALISADE PORTER SANTA+FE SONATA STAREX TERRACAN TUCSON VENUE VERNA',
    ),
  },
  {
    name: 'KIA',
    models: words(
      'BESTA BONGO CARENS CARNIVAL CEED CERATO FORTE K2700 MAGENTIS MORNING NIRO OPTIMA PICANTO PREGIO RIO SELTOS SORENTO SOUL SPORTAGE STONIC TELLURIDE',
    ),
  },
  {
    name: 'VOLKSWAGEN',
    also: ['VW'],
    models: words(
      'AMAROK BORA CADDY CARAVELLE CRAFTER GOLF ID.4 JETTA PASSAT POLO POLO+VIVO T-CROSS T-ROC TERAMONT TIGUAN TOUAREG TOURAN TRANSPORTER UP',
    ),
  },
  {
    name: 'MERCEDES-BENZ',
    also: ['MERCEDES', 'BENZ', 'MERCEDESBENZ', 'MBENZ'],
    models: words(
      '190E A180 A200 ACTROS ATEGO AXOR B180 C180 C200 C220 C250 C300 CLA200 E200 E220 E240 E300 E320 G-CLASS GLA200 GLC250 GLC300 GLE350 GLK ML320 ML350 S350 S500 SPRINTER VIANO VITO',
    ),
  },
  {
    name: 'BMW',
    motorcycles: true,
    models: words('116I 118I 120I 316I 318I 320D 320I 325I 330I 520D 520I 525I 528I 530I X1 X3 X5 X6'),
  },
  { name: 'AUDI', models: words('A3 A4 A5 A6 A8 Q3 Q5 Q7') },
  {
    name: 'PEUGEOT',
    models: words(
      '106 206 207 208 2008 301 306 307 308 3008 405 406 407 504 505 508 5008 BOXER EXPERT LANDTREK PARTNER',
    ),
  },
  {
    name: 'RENAULT',
    models: words('CLIO DUSTER KANGOO KERAX KOLEOS KWID LAGUNA LOGAN MASTER MEGANE OROCH SCENIC TRAFIC'),
  },
  { name: 'CITROEN', models: words('BERLINGO C3 C4 C5 JUMPER JUMPY XSARA') },
  {
    name: 'FORD',
    models: words(
      'ECOSPORT EDGE ESCAPE EVEREST EXPLORER F-150 FIESTA FOCUS FUSION KUGA MONDEO RANGER TRANSIT',
    ),
  },
  { name: 'JEEP', models: words('CHEROKEE COMPASS GRAND+CHEROKEE PATRIOT RENEGADE WRANGLER') },
  {
    name: 'LAND ROVER',
    also: ['LANDROVER', 'RANGEROVER'],
    models: words('DEFENDER DISCOVERY EVOQUE FREELANDER RANGE+ROVER RANGE+ROVER+SPORT VELAR'),
  },
  {
    name: 'LEXUS',
    models: words('ES350 GX460 GX470 IS250 LX470 LX570 NX200 RX300 RX330 RX350 RX400H RX450H'),
  },
  { name: 'DAIHATSU', models: words('BEGO CHARADE CUORE DELTA HIJET MIRA SIRION TERIOS') },
  { name: 'BYD', models: words('ATTO+3 ATTO+2 DOLPHIN E6 F3 HAN SEAL SEAGULL SONG+PLUS TANG YUAN+PLUS') },
  { name: 'CHERY', models: words('TIGGO TIGGO+7 TIGGO+8 QQ') },
  { name: 'CHEVROLET', models: words('AVEO CAPTIVA CRUZE SPARK TRAILBLAZER') },
  { name: 'OPEL', models: words('ASTRA CORSA VECTRA ZAFIRA') },
  { name: 'VOLVO', models: words('FH FH12 FM FMX XC60 XC90') },
  { name: 'FIAT', models: words('500 DOBLO DUCATO PANDA PUNTO UNO') },
  { name: 'SCANIA', models: words('G380 G410 P380 R420 R440 R500') },
  { name: 'MAN', models: words('TGA TGS TGX TGM') },
  { name: 'DAF', models: words('CF XF XF95 XF105 LF') },
  { name: 'IVECO', models: words('DAILY EUROCARGO STRALIS TRAKKER') },
  { name: 'HINO', models: words('300 500 700 DUTRO PROFIA RANGER') },
  { name: 'FUSO', models: words('CANTER FIGHTER FJ SUPER+GREAT') },
  {
    name: 'HOWO',
    also: ['SINOTRUK', 'SINOTRUCK'],
    models: words('371 336 A7 SINOTRUK SINOTRUK+371 SINOTRUK+336'),
  },
  { name: 'FAW', models: words('J5 J6 TIGER') },
  { name: 'FOTON', models: words('AUMAN AUMARK TUNLAND') },
  { name: 'JAC', models: words('N56 S3 T6 T8') },
  { name: 'YUTONG', models: words('ZK6852 ZK6122 ZK6122H9 ZK6108') },
  { name: 'ZHONGTONG', models: words('LCK6125') },
  { name: 'KING LONG', also: ['KINGLONG'], models: words('XMQ6900') },
  { name: 'HIGER', models: words('KLQ6885') },
  { name: 'GOLDEN DRAGON', also: ['GOLDENDRAGON'], models: words('XML6125') },
  { name: 'TATA', models: words('ACE LPT LPT+1618 LP XENON') },
  { name: 'ASHOK LEYLAND', also: ['ASHOKLEYLAND'], models: words('FALCON EAGLE') },
  { name: 'MAHINDRA', models: words('BOLERO PIKUP SCORPIO XUV500') },
  { name: 'HAVAL', models: words('H6 JOLION') },
  { name: 'GEELY', models: words('COOLRAY EMGRAND') },
  { name: 'TESLA', models: words('MODEL+3 MODEL+S MODEL+X MODEL+Y') },
  { name: 'DONGFENG', models: words('AX7 RICH') },
  {
    name: 'TVS',
    motorcycles: true,
    models: words(
      'APACHE APACHE+RTR HLX+100 HLX+125 HLX+150 KING STAR STAR+HLX STAR+HLX+125 STAR+HLX+150 STAR+HLX+100 VICTOR STAR+LX XL100',
    ),
  },
  {
    name: 'BAJAJ',
    motorcycles: true,
    models: words(
      'BOXER BOXER+100 BOXER+150 BM+100 BM+125 BM+150 BM100 BM150 BOXER+BM100 BOXER+BM+150 CT100 DISCOVER MAXIMA PLATINA PULSAR PULSAR+150 RE',
    ),
  },
  {
    name: 'YAMAHA',
    motorcycles: true,
    models: words('AG100 AG200 CRUX CRYPTON DT125 FZ FZ-S FAZER XTZ125 XTZ250 YBR YBR125 YB125'),
  },
  { name: 'KAWASAKI', motorcycles: true, models: words('BAJA KLX150 NINJA') },
  { name: 'HERO', motorcycles: true, models: words('DAWN+125 HUNTER HUNK SPLENDOR') },
  { name: 'HAOJUE', motorcycles: true, models: words('DK125 EXPRESS HJ125 HJ150') },
  { name: 'AMPERSAND', motorcycles: true, models: words('ALPHA ADUMA') },
  { name: 'SPIRO', motorcycles: true, models: words('CHAP+CHAP EKON EKON+450 EKON+400') },
  { name: 'REM', motorcycles: true, models: [] },
  { name: 'LIFAN', motorcycles: true, models: words('LF125 KP150') },
  {
    name: 'ROYAL ENFIELD',
    also: ['ROYALENFIELD'],
    motorcycles: true,
    models: words('BULLET CLASSIC+350 HIMALAYAN'),
  },
  { name: 'KTM', motorcycles: true, models: words('DUKE') },
  { name: 'SENKE', motorcycles: true, models: [] },
  { name: 'SANYA', motorcycles: true, models: [] },
  { name: 'CHANGAN', models: words('ALSVIN CS15 CS35 CS55 CS75 EADO UNI-T') },
  { name: 'GREAT WALL', also: ['GREATWALL', 'GWM'], models: words('WINGLE POER STEED HAVAL+H6') },
  { name: 'MG', models: words('ZS HS MG5 MG6 RX5') },
  { name: 'JETOUR', models: words('DASHING X70 X90 T2') },
  { name: 'GAC', models: words('GS3 GS4 GS8 EMKOO') },
  { name: 'JMC', models: words('VIGUS CARRYING BOARDING') },
  { name: 'SHACMAN', models: words('F2000 F3000 X3000') },
  { name: 'SKODA', models: words('FABIA OCTAVIA SUPERB KODIAQ YETI') },
  { name: 'DACIA', models: words('SANDERO LODGY') },
  { name: 'INFINITI', models: words('FX35 QX56 QX60 QX80') },
  { name: 'ACURA', models: words('MDX RDX') },
  { name: 'CADILLAC', models: words('ESCALADE') },
  { name: 'DODGE', models: words('CALIBER DURANGO') },
  { name: 'CHRYSLER', models: words('300C PT+CRUISER VOYAGER') },
  { name: 'GMC', models: words('SIERRA YUKON') },
  { name: 'HUMMER', models: words('H2 H3') },
  { name: 'PORSCHE', models: words('CAYENNE MACAN') },
  { name: 'JAGUAR', models: words('F-PACE XF XJ') },
  { name: 'DAEWOO', models: words('LANOS MATIZ NUBIRA') },
  { name: 'SSANGYONG', models: words('KORANDO KYRON MUSSO REXTON TIVOLI') },
  { name: 'PROTON', models: words('SAGA X50 X70') },
  { name: 'MASSEY FERGUSON', also: ['MASSEYFERGUSON'], models: words('MF375 MF385') },
  { name: 'JOHN DEERE', also: ['JOHNDEERE'], models: [] },
  { name: 'CATERPILLAR', models: [] },
  { name: 'KOMATSU', models: [] },
  { name: 'KEEWAY', motorcycles: true, models: [] },
  { name: 'ZONGSHEN', motorcycles: true, models: [] },
  { name: 'LONCIN', motorcycles: true, models: [] },
  { name: 'DAYUN', motorcycles: true, models: [] },
  { name: 'SHINERAY', motorcycles: true, models: [] },
  { name: 'KYMCO', motorcycles: true, models: [] },
  { name: 'VESPA', motorcycles: true, models: [] },
  { name: 'DUCATI', motorcycles: true, models: [] },
  { name: 'SAFI', motorcycles: true, models: [] },
  { name: 'PIAGGIO', motorcycles: true, models: words('APE') },
]

function words(list: string): string[] {
  return list.split(' ').map((w) => w.replaceAll('+', ' '))
}

/** How the VINs of a make begin; frame numbers from Japan have no such beginning. */
export const prefixes: Record<string, string> = {
  TOYOTA: 'JT AHT MR0 NMT SB1 VNK 4T 5T 2T MHF 6T',
  NISSAN: 'JN 3N 5N SJN VSK MDH ADN 1N',
  HONDA: 'JHM JH2 SHH 1HG 2HG 5J ME4 LUC LALP MLH 5FN LWB',
  MITSUBISHI: 'JMB JA3 JA4 JMY MMB MMC JL',
  SUZUKI: 'JS MA3 TSM MBH LC6',
  MAZDA: 'JM 3MZ',
  SUBARU: 'JF 4S',
  ISUZU: 'JAL JAA JAM MPA ACV',
  HYUNDAI: 'KMH KMF MAL NLH TMA 5NM 5NP',
  KIA: 'KNA KND KNC KNE KNH U5Y 5XY LJD',
  VOLKSWAGEN: 'WVW WVG WV1 WV2 3VW AAV 1VW',
  'MERCEDES-BENZ': 'WDB WDC WDD WDF W1K W1N 4JG ADB',
  BMW: 'WBA WBS WBX WBY 5UX 4US WB1',
  AUDI: 'WAU WA1 TRU',
  PEUGEOT: 'VF3 VR3',
  RENAULT: 'VF1 VF6 UU1',
  CITROEN: 'VF7',
  FORD: 'WF0 1F 2F 3F MNB MPB AFA MAJ 6FP',
  'LAND ROVER': 'SAL',
  LEXUS: 'JTH JTJ 2T2 58A',
  BYD: 'LC0 LGX',
  TVS: 'MD6',
  BAJAJ: 'MD2',
  YAMAHA: 'LBP ME1 JYA MH3',
  HERO: 'MBL',
  VOLVO: 'YV1 YV2 YV4',
  JEEP: '1C4 1J4 1J8',
  SCANIA: 'YS2 9BS XLE',
  MAN: 'WMA',
  DAF: 'XLR',
  IVECO: 'ZCF WJM',
}

/** Beginnings of engine numbers that are well known, so that a digit read for a letter can be told. */
export const engineCodes = words(
  '1NZ 2NZ 1ZZ 2ZR 1ZR 3ZR 1KD 2KD 1GD 2GD 1TR 2TR 1HZ 1HD 1VD 3L 5L 2L 1KZ 3S 4S 5S 5A 4A 7A 1AZ 2AZ 2AR 1SZ 1KR 1GR 5VZ 14B 15B N04C J05E J08C HR15 HR16 MR20 QR20 QR25 QG15 QG18 YD25 ZD30 TD42 TD27 GA16 KA24 VQ35 K24A K20A L15A R18A 4M40 4M41 4M50 4D33 4D34 4D56 4G15 4G18 4G63 4G64 4G69 6G72 6G74 4JJ1 4JB1 4HF1 4HG1 4HK1 4HL1 4HE1 4JA1 4JG2 6HK1 G4KD G4FC G4GC G4NA G4FG G4KE G4LA G3LA D4BB D4BH D4CB D4EA D4HA D4FB M13A M15A M16A J20A H27A F8B EJ20 EJ25 FB20 FB25 BKC CFN CNE E3D6E JC30E JC61E PFZ DUZ DUM DJG F4R K4M K9K N47 N57 DC12 DC13 ISLE ISB 6HH1 6WF1 LF479Q P4AT QJ2R WLAT WEAT 2JZ 1JZ 3ZZ 1FZ 3RZ 2RZ 1VZ 5K 1C 2C 3C 1TR 2AD 1AD 1CD 2L 5VZ CG13 CR14 QD32 SR20 VK56 M9R G9U K7M OM651 OM611 4G92 4G93 4G94 6A12 4N15 4JK1 6WG1 6WA1 P11C H07D H07C EK100 FE6 D13A D12D DC9 DC16 D2066 D2676 CAX CBZ 1ND 157FMI 156FMI 162FMJ 161FMJ WD615 WP10',
)
