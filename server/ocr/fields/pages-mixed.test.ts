import { expect, test } from 'bun:test'
import { fieldsOf } from './fields.ts'
import { typedPage } from './typed-page.ts'

// Several things under one label, dates in cells, forms of neighbours, sentences on narrow lines. Invented, all of them.

function said(page: string, width = 100): Record<string, string | number> {
  const { kind, fields } = fieldsOf(typedPage(page, { width }))
  return { kind, ...Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])) }
}

test('reads Kenyan style certificate, numbered clauses', () => {
  const page = `
                         CERTIFICATE OF INSURANCE
          MOTOR VEHICLES (THIRD PARTY RISKS)            Certificate No. C 22041787
   1. Registration mark of vehicle / Chassis No.       RAB 511 Z / AHTEZ39G807041782
   2. Name of policyholder                             VIRUNGA EXPRESS LTD
   3. Effective date of commencement of insurance      00:00 hrs 1st June 2026
   4. Date of expiry of insurance                      23:59 hrs 31st May 2027
   5. Policy number                                    MUA/20/041782/2026
   6. Limitation as to use: Use only for the carriage of passengers for hire
   We hereby certify that the policy to which this certificate relates is issued
   in accordance with the provisions of the law.       MUA Insurance (Rwanda) Ltd`
  expect(said(page)).toEqual({
    kind: 'insurance',
    certificate_number: 'C 22041787',
    plate: 'RAB 511 Z',
    owner_name: 'VIRUNGA EXPRESS LTD',
    valid_from: '2026-06-01',
    valid_to: '2027-05-31',
    policy_number: 'MUA/20/041782/2026',
    insurer: 'MUA',
    usage: 'PASSENGER',
    chassis: 'AHTEZ39G807041782',
  })
})

test('reads French attestation with boxed cells', () => {
  const page = `
  ATTESTATION D'ASSURANCE                          SORAS ASSURANCES GENERALES
  Responsabilité civile automobile                 Agence: NYARUGENGE
  POLICE N°              ATTESTATION N°            CATEGORIE
  4021/0041782/26        2026-041782               01
  EFFET LE               EXPIRE LE                 USAGE
  le 12 mars 2026        le 11 mars 2027           Transport de marchandises
  ASSURE
  NYIRAHABIMANA Béatrice
  B.P. 4178 KIGALI
  MARQUE                 GENRE                     N° D'IMMATRICULATION
  ISUZU                  CAMION                    RAC 417 Q
  N° DANS LA SERIE DU TYPE                         NBRE PLACES
  JALFVR34P77000178                                3`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'SANLAM',
    policy_number: '4021/0041782/26',
    certificate_number: '2026-041782',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
    usage: 'GOODS',
    owner_name: 'NYIRAHABIMANA Béatrice',
    make: 'ISUZU',
    plate: 'RAC 417 Q',
    chassis: 'JALFVR34P77000178',
    seats: 3,
  })
})

test('reads e-certificate with sections and slashed dates of two digits', () => {
  const page = `
  BRITAM                                                     e-Certificate
  Britam Insurance Company (Rwanda) Limited
  POLICY DETAILS
  Policy Number    BRT/104/0417/2026/82        Certificate Number    BIR041782
  Cover Type       Third Party Only            Premium               RWF 84,500
  Start Date       05/08/26                    End Date              04/02/27
  POLICYHOLDER
  Full Name        INGABIRE Jeannette          National ID           1 1985 7 0041782 0 11
  Phone            +250 788 000 417            Email                 ij@example.rw
  VEHICLE
  Plate Number     RAF-417-J                   Make / Model          KIA / SPORTAGE
  Manufacture Year 2012                        Chassis Number        KNAPB81ABC7041782
  Engine Number    G4KD041782                  Seating Capacity      5
  Usage            Private`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'BRITAM',
    policy_number: 'BRT/104/0417/2026/82',
    certificate_number: 'BIR041782',
    valid_from: '2026-08-05',
    valid_to: '2027-02-04',
    owner_name: 'INGABIRE Jeannette',
    plate: 'RAF 417 J',
    make: 'KIA',
    model: 'SPORTAGE',
    year: 2012,
    chassis: 'KNAPB81ABC7041782',
    engine_number: 'G4KD041782',
    seats: 5,
    usage: 'PRIVATE',
  })
})

test('reads trilingual carte jaune of the revenue authority', () => {
  const page = `
   RWANDA REVENUE AUTHORITY      IKIGO CY'IMISORO N'AMAHORO
   CARTE JAUNE / YELLOW CARD / IKARITA Y'UMUHONDO
   Plaque / Plate / Nomero                     RAD 417 E
   Nom / Name / Amazina                        RUTAYISIRE Patrick
   Adresse / Address / Aho abarizwa            KIGALI GASABO
   TIN                                         104178233
   Marque / Make / Ubwoko                      TOYOTA
   Modèle / Model / Moderi                     PREMIO
   Châssis / Chassis / Shasi                   ZZT240-5041782
   Moteur / Engine / Moteri                    1ZZ-2041782
   Année / Year / Umwaka                       2004
   Puissance / CC / Ingufu                     1794
   Places / Seats / Imyanya                    5
   Couleur / Colour / Ibara                    SILVER
   Date                                        17/09/2018`
  expect(said(page)).toEqual({
    kind: 'registration',
    plate: 'RAD 417 E',
    owner_name: 'RUTAYISIRE Patrick',
    make: 'TOYOTA',
    model: 'PREMIO',
    chassis: 'ZZT240-5041782',
    engine_number: '1ZZ2041782',
    year: 2004,
    seats: 5,
  })
})

test('reads COMESA with hour cells and lettered notes', () => {
  const page = `
   COMESA   YELLOW CARD
   INTERNATIONAL MOTOR INSURANCE CARD / CARTE INTERNATIONALE D'ASSURANCE AUTOMOBILE
   1 Issued under the authority of     NATIONAL BUREAU OF RWANDA
   2 Serial No / N° de série           RW 0041782
   3 VALID / VALABLE
     FROM / DU                           TO / AU
     Hour   Day   Month   Year           Hour   Day   Month   Year
     00:01  14    02      2026           23:59  13    02      2027
   4 Registration No                   RAC 904 H
   5 Category of vehicle (code)        C
   6 Make of vehicle                   MERCEDES-BENZ
   7 Engine No / Chassis No            OM457LA041782 / WDB9340321L041782
   8 Name and address of insured       AKAGERA SAFARI CARS LTD
   9 Issued by                         PRIME INSURANCE LTD
   10 Policy No                        PRM/2026/104/41782
   Countries: A Burundi  B Comoros  C Djibouti  D Ethiopia  E Kenya`
  expect(said(page)).toEqual({
    kind: 'comesa',
    insurer: 'PRIME',
    plate: 'RAC 904 H',
    make: 'MERCEDES-BENZ',
    owner_name: 'AKAGERA SAFARI CARS LTD',
    policy_number: 'PRM/2026/104/41782',
    valid_from: '2026-02-14',
    valid_to: '2027-02-13',
    certificate_number: 'RW 0041782',
    chassis: 'WDB9340321L041782',
    engine_number: 'OM457LA041782',
  })
})

test('reads sticker with months punched, big plate, no labels but dates', () => {
  const page = `
     ASSURANCE   UBWISHINGIZI   INSURANCE
              SONARWA
             RAE 417 L
     TOYOTA            PRIVE
     DU 12.03.2026     AU 11.03.2027
     SERIE A           N° 0041782`
  expect(said(page, 60)).toEqual({
    kind: 'insurance',
    insurer: 'SONARWA',
    plate: 'RAE 417 L',
    make: 'TOYOTA',
    usage: 'PRIVATE',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
    certificate_number: '0041782',
  })
})

test('reads moto certificate in Kinyarwanda, labels above', () => {
  const page = `
     RADIANT INSURANCE COMPANY     UBWISHINGIZI BWA MOTO
     Nyir'ikinyabiziga                    Nimero ya puraki
     DUSHIMIMANA Claudine                 RF 041 B
     Ubwoko                               Imyanya
     TVS HLX 150                          2
     Itariki butangiriraho                Itariki burangiriraho
     01/07/2026                           30/06/2027
     Nimero y'amasezerano                 Icyo ikoreshwa
     RIC/417/08/20417/26                  Moto itwara abagenzi`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'RADIANT',
    owner_name: 'DUSHIMIMANA Claudine',
    plate: 'RF 041 B',
    make: 'TVS',
    model: 'HLX 150',
    seats: 2,
    valid_from: '2026-07-01',
    valid_to: '2027-06-30',
    policy_number: 'RIC/417/08/20417/26',
    usage: 'TAXI_MOTO',
  })
})

test('reads cover note with period in words', () => {
  const page = `
   OLD MUTUAL INSURANCE RWANDA PLC        MOTOR INSURANCE COVER NOTE No. OM 454650
   The insured:  HUYE AGRO SUPPLIES COOPERATIVE
   Having proposed for insurance in respect of the motor vehicle described below:
   Index mark and number      Make        Model      Year   Engine number    Chassis number
   RAH 041 M                  FORD        RANGER     2018   P4AT041782       AFAFP5MP4JJ041782
   Period of cover from 3rd April 2026 to 2nd July 2026 (inclusive of both dates)
   Use: Carriage of own goods      Seating capacity: 5`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'OLDMUTUAL',
    certificate_number: 'OM 454650',
    owner_name: 'HUYE AGRO SUPPLIES COOPERATIVE',
    plate: 'RAH 041 M',
    make: 'FORD',
    model: 'RANGER',
    year: 2018,
    engine_number: 'P4AT041782',
    chassis: 'AFAFP5MP4JJ041782',
    valid_from: '2026-04-03',
    valid_to: '2026-07-02',
    usage: 'GOODS',
    seats: 5,
  })
})

test('reads colons apart from labels, values far', () => {
  const page = `
   MAYFAIR INSURANCE COMPANY RWANDA LTD
   PRIVATE MOTOR INSURANCE CERTIFICATE
   Certificate No       :      MFC-041782-26
   Policy No            :      MFR/04/17823/26
   Assured              :      MUNYANEZA Jean-Pierre
   Period of Insurance  :      From  :  20/01/2026      To  :  19/01/2027
   Vehicle Reg.         :      RAE 178 T
   Vehicle Make/Model   :      SUBARU/FORESTER
   Body Type / YOM      :      STATION WAGON / 2009
   Chassis/Engine No    :      SH5-041782 / EJ20-417823
   Carrying Capacity    :      5 Passengers incl. driver`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'MAYFAIR',
    certificate_number: 'MFC-041782-26',
    policy_number: 'MFR/04/17823/26',
    owner_name: 'MUNYANEZA Jean-Pierre',
    valid_from: '2026-01-20',
    valid_to: '2027-01-19',
    plate: 'RAE 178 T',
    make: 'SUBARU',
    model: 'FORESTER',
    year: 2009,
    chassis: 'SH5-041782',
    engine_number: 'EJ20417823',
    seats: 5,
  })
})

test('reads bank letter naming an insurance', () => {
  const page = `
   BANK OF KIGALI PLC
   Kigali, 12/03/2026
   Dear MUGISHA Eric,
   We are pleased to inform you that your loan of RWF 4,000,000 has been approved.
   Please bring your national identity card and proof of income before 30/03/2026.
   Yours sincerely,`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})

test('reads technical inspection', () => {
  const page = `
   RWANDA NATIONAL POLICE
   TECHNICAL INSPECTION
   Plate: RAD 417 C      Make: TOYOTA
   Inspection date: 12/03/2026     Next inspection: 12/09/2026
   Result: PASSED`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})
