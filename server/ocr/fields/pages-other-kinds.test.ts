import { expect, test } from 'bun:test'
import { fieldsOf } from './fields.ts'
import { typedPage } from './typed-page.ts'

// Cards, letters, stickers and papers that are none of these. Invented, all of them.

function said(page: string, width = 100): Record<string, string | number> {
  const { kind, fields } = fieldsOf(typedPage(page, { width }))
  return { kind, ...Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])) }
}

test('reads COMESA coded cells A to P', () => {
  const page = `
         COMMON MARKET FOR EASTERN AND SOUTHERN AFRICA
     COMESA YELLOW CARD / CARTE JAUNE COMESA      No RWA 0417823
 A. Country of issue / Pays d'émission     RWANDA
 B. Name and address of insurer / Nom de l'assureur
    SONARWA GENERAL INSURANCE COMPANY LTD
 C. Name and address of insured / Nom de l'assuré
    IMENA TRANSPORT LTD, KIGALI
 D. Policy No / Police N°                  E. Registration No / Immatriculation
    SGI/AUTO/041782/26                        RAC 417 B
 F. Make and type / Marque et type         G. Chassis No / N° châssis
    SCANIA R420                               YS2R4X20002041782
 H. Engine No / N° moteur                  I. Seats / Places
    DC12104178                                3
 J. Valid from / Valable du                K. To / Au
    Day  Month  Year                          Day  Month  Year
    12   03     2026                          11   09     2026
 L. Countries visited: UG KE TZ BI CD
 P. Use / Usage    Transport of goods`
  expect(said(page)).toEqual({
    kind: 'comesa',
    insurer: 'SONARWA',
    certificate_number: 'RWA 0417823',
    owner_name: 'IMENA TRANSPORT LTD',
    policy_number: 'SGI/AUTO/041782/26',
    plate: 'RAC 417 B',
    make: 'SCANIA',
    model: 'R420',
    chassis: 'YS2R4X20002041782',
    engine_number: 'DC12104178',
    seats: 3,
    valid_from: '2026-03-12',
    valid_to: '2026-09-11',
    usage: 'GOODS',
  })
})

test('reads carte jaune with EU codes', () => {
  const page = `
            REPUBLIQUE DU RWANDA    RWANDA REVENUE AUTHORITY
            CERTIFICAT D'IMMATRICULATION - CARTE JAUNE
 (A) Numéro d'immatriculation      RAF 417 C
 (B) Date de première immatriculation   17/04/2019
 (C.1) Titulaire                   BIZIMANA Patrick
 (D.1) Marque                      TOYOTA
 (D.3) Dénomination commerciale    HIACE
 (E) N° d'identification du véhicule   JTFSX23P506041782
 (F.2) Masse en charge             3000
 (P.1) Cylindrée                   2494
 (P.3) Energie                     DIESEL
 (P.5) N° moteur                   2KD-7041782
 (S.1) Nombre de places assises    14
 Année de fabrication              2010`
  expect(said(page)).toEqual({
    kind: 'registration',
    plate: 'RAF 417 C',
    owner_name: 'BIZIMANA Patrick',
    make: 'TOYOTA',
    model: 'HIACE',
    chassis: 'JTFSX23P506041782',
    engine_number: '2KD7041782',
    seats: 14,
    year: 2010,
  })
})

test('reads EU codes alone', () => {
  const page = `
            REPUBLIQUE DU RWANDA
            CARTE D'IMMATRICULATION
   A     RAF 417 C           B     17/04/2019
   C.1   BIZIMANA Patrick
   D.1   TOYOTA              D.3   HIACE
   E     JTFSX23P506041782
   P.1   2494                P.3   DIESEL
   S.1   14`
  expect(said(page)).toEqual({
    kind: 'registration',
    plate: 'RAF 417 C',
    owner_name: 'BIZIMANA Patrick',
    make: 'TOYOTA',
    model: 'HIACE',
    chassis: 'JTFSX23P506041782',
    seats: 14,
  })
})

test('reads carte rose CIMA', () => {
  const page = `
    CARTE ROSE CEMAC              ASSURANCE DE RESPONSABILITE CIVILE AUTOMOBILE
    Société d'assurance : RADIANT INSURANCE COMPANY
    1. Période de garantie   du  14/02/2026  au  13/02/2027
    2. Numéro de police : RD/MTR/2026/004417      Carte n° 0417823
    3. Numéro d'immatriculation : RAB 417 T
    4. Nom et adresse de l'assuré : KARANGWA Olivier, B.P. 417 Kigali
    5. Marque du véhicule : MITSUBISHI     Genre : CAMIONNETTE
    6. N° du châssis : JMYJNK740BP041782
    Signature de l'assureur`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'RADIANT',
    valid_from: '2026-02-14',
    valid_to: '2027-02-13',
    policy_number: 'RD/MTR/2026/004417',
    certificate_number: '0417823',
    plate: 'RAB 417 T',
    owner_name: 'KARANGWA Olivier',
    make: 'MITSUBISHI',
    chassis: 'JMYJNK740BP041782',
  })
})

test('reads letter in English', () => {
  const page = `
 RADIANT INSURANCE COMPANY LTD
 Kigali, 11 March 2026
 TO WHOM IT MAY CONCERN
 RE: CONFIRMATION OF MOTOR INSURANCE COVER
 This is to certify that the motor vehicle RAD 123 A, Toyota Corolla, chassis No. NZE1213041782,
 belonging to Mr. HABIMANA Callixte, is insured with our company under policy number RD/MTR/2026/011782
 from 12/03/2026 to 11/03/2027 (both days inclusive). The vehicle is licensed to carry 5 passengers
 and is used for private purposes.
 Yours faithfully,`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'RADIANT',
    plate: 'RAD 123 A',
    make: 'TOYOTA',
    model: 'COROLLA',
    chassis: 'NZE1213041782',
    owner_name: 'HABIMANA Callixte',
    policy_number: 'RD/MTR/2026/011782',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
    seats: 5,
    usage: 'PRIVATE',
  })
})

test('reads letter in French', () => {
  const page = `
 SONARWA S.A.
 ATTESTATION D'ASSURANCE
 Nous soussignés, SONARWA S.A., attestons par la présente que le véhicule de marque TOYOTA, type HILUX,
 immatriculé sous le numéro RAC 417 N, châssis n° AHTFR22G806041782, appartenant à la société
 IMENA TRANSPORT SARL, est couvert en responsabilité civile par la police n° SON/12/0417/0082
 pour la période allant du 12 mars 2026 au 11 mars 2027 à minuit.
 Fait à Kigali, le 11 mars 2026.`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'SONARWA',
    make: 'TOYOTA',
    model: 'HILUX',
    plate: 'RAC 417 N',
    chassis: 'AHTFR22G806041782',
    owner_name: 'IMENA TRANSPORT SARL',
    policy_number: 'SON/12/0417/0082',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
  })
})

test('reads letter in Kinyarwanda', () => {
  const page = `
 PRIME INSURANCE LTD
 ICYEMEZO CY'UBWISHINGIZI
 Turemeza ko ikinyabiziga gifite puraki RAE 417 F, cyo mu bwoko bwa TOYOTA YARIS, shasi nimero
 VNKKG963X0A041782, cya NSHIMIYIMANA Eric, gifite ubwishingizi bwa PRIME INSURANCE LTD, amasezerano
 nimero PI/MV/26/041782, guhera ku wa 12/03/2026 kugeza ku wa 11/03/2027.`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'PRIME',
    plate: 'RAE 417 F',
    make: 'TOYOTA',
    model: 'YARIS',
    chassis: 'VNKKG963X0A041782',
    owner_name: 'NSHIMIYIMANA Eric',
    policy_number: 'PI/MV/26/041782',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
  })
})

test('reads moto sticker plate split over two lines', () => {
  const page = `
             PRIME INSURANCE
              MOTOCYCLE
               RE 123
                 A
         FROM 01/04/2026
         TO   31/03/2027
         N° 0441782`
  expect(said(page, 60)).toEqual({
    kind: 'insurance',
    insurer: 'PRIME',
    plate: 'RE 123 A',
    valid_from: '2026-04-01',
    valid_to: '2027-03-31',
    certificate_number: '0441782',
  })
})

test('reads values above labels (signature-line form)', () => {
  const page = `
      RADIANT INSURANCE COMPANY LTD       MOTOR CERTIFICATE
      Vehicle registration mark: RAE 417 K           Insured: MUTONI Grace
      Date of commencement of insurance for the purposes of the law: 12/03/2026
      Date of expiry of insurance: 11/03/2027
      Persons or classes of persons entitled to drive: The policyholder and any authorised driver
      Limitations as to use: Use for the carriage of passengers for hire or reward
      Policy: RD/MTR/2026/004417  Cert: 0417823   Type of cover: THIRD PARTY ONLY`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'RADIANT',
    plate: 'RAE 417 K',
    owner_name: 'MUTONI Grace',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
    usage: 'PASSENGER',
    policy_number: 'RD/MTR/2026/004417',
    certificate_number: '0417823',
  })
})

test('reads licence', () => {
  const page = `
      REPUBLIC OF RWANDA      DRIVING LICENCE
      1. Surname   MUGISHA
      2. Other names   Eric
      3. Date and place of birth   12/03/1990  GASABO
      4a. Date of issue  05/05/2022   4b. Date of expiry  04/05/2027
      5. Licence No  1199080012345678
      9. Categories  A B`
  expect(said(page)).toEqual({
    kind: 'licence',
    owner_name: 'MUGISHA Eric',
    valid_from: '2022-05-05',
    valid_to: '2027-05-04',
  })
})

test('reads national id', () => {
  const page = `
      REPUBULIKA Y'U RWANDA / REPUBLIC OF RWANDA
      INDANGAMUNTU / NATIONAL IDENTITY CARD
      Amazina / Names    MUGISHA Eric
      Itariki yavutseho / Date of Birth  12/03/1990
      Igitsina / Sex   Gabo / M
      Aho yatangiwe / Place of Issue  Gasabo / Kigali
      Nimero ya indangamuntu / National ID No.   1 1990 8 0012345 6 78`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})

test('reads invoice', () => {
  const page = `
      KIGALI AUTO SPARES LTD            INVOICE No 00417
      TIN 101234567                     Date: 12/03/2026
      Customer: MUGISHA Eric            Vehicle: RAD 123 A TOYOTA RAV4
      Description        Qty   Unit price   Total
      Oil filter         1     12,000       12,000
      Engine oil 5W30    4     9,500        38,000
      Insurance of goods in transit                2,000
      TOTAL                                 52,000`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})

test('reads menu', () => {
  const page = `
      CHEZ LANDO   MENU
      Brochettes   3,500
      Poulet roti   8,000
      Sambaza   4,000
      Prime rib steak   12,000
      Tel 0788 123 456`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})
