import { expect, test } from 'bun:test'
import { fieldsOf } from './fields.ts'
import { typedPage } from './typed-page.ts'

// Certificates as different insurers print them. Invented, all of them.

function said(page: string, width = 100): Record<string, string | number> {
  const { kind, fields } = fieldsOf(typedPage(page, { width }))
  return { kind, ...Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])) }
}

test('reads windscreen sticker, labels above', () => {
  const page = `
                     RADIANT INSURANCE COMPANY LTD
                        MOTOR INSURANCE STICKER
          Reg. No.                             Sticker No.
          RAE 417 K                            0098213
          Make                                 Seats
          TOYOTA RAV4                          1+4
          Policy No.                           Use
          RIC/101/26/00417/01                  PRIVATE
          VALID FROM                           VALID TO
          12/03/26                             11/03/27
              Toll free 2050 - www.radiant.rw`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'RADIANT',
    plate: 'RAE 417 K',
    certificate_number: '0098213',
    make: 'TOYOTA',
    model: 'RAV4',
    seats: 5,
    policy_number: 'RIC/101/26/00417/01',
    usage: 'PRIVATE',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
  })
})

test('reads Sonarwa bilingual form, label dash value', () => {
  const page = `
   SONARWA GENERAL INSURANCE COMPANY LTD
   P.O. Box 1035 Kigali - Rwanda   Tel: +250 788 180 000   TIN: 101234567
                         ATTESTATION D'ASSURANCE AUTOMOBILE
   No. de police      : 12/0401/2026/00871
   N° de l'attestation: A 0043871
   Nom du souscripteur: NIYONZIMA Jean Bosco
   Adresse            : KIGALI - GASABO - KIMIRONKO
   Marque             : NISSAN            Type : PATROL
   N° plaque          : RAB 905 L         Année : 2008
   N° châssis         : JN1TESY61U0345178
   N° moteur          : TB48-094512
   Usage              : Promenade et affaires
   Nbre de places     : 5 pers.
   Valable du 12 mars 2026 au 11 mars 2027 à 24 heures
   Fait à Kigali, le 10 mars 2026`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'SONARWA',
    policy_number: '12/0401/2026/00871',
    certificate_number: 'A 0043871',
    owner_name: 'NIYONZIMA Jean Bosco',
    make: 'NISSAN',
    model: 'PATROL',
    plate: 'RAB 905 L',
    year: 2008,
    chassis: 'JN1TESY61U0345178',
    engine_number: 'TB48094512',
    usage: 'PRIVATE',
    seats: 5,
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
  })
})

test('reads Prime table with header row', () => {
  const page = `
 PRIME INSURANCE LTD                                                       CERTIFICATE No: PI-0448172
 THIRD PARTY LIABILITY MOTOR CERTIFICATE
 Name of Insured: KIVU BELT TRANSPORT LTD
 Policy No.          Plate No     Make      Model     Chassis No           Engine No      YoM    Seats
 PI/MV/26/011872     RAC 811 G    TOYOTA    COASTER   JTGFB718301056231    1HZ-0745512    2006   30
 Class of use        Commencement date     Expiry date       Premium (RWF)
 Passenger transport  01-Feb-2026           31-Jul-2026       412,500`
  expect(said(page, 120)).toEqual({
    kind: 'insurance',
    insurer: 'PRIME',
    certificate_number: 'PI-0448172',
    owner_name: 'KIVU BELT TRANSPORT LTD',
    policy_number: 'PI/MV/26/011872',
    plate: 'RAC 811 G',
    make: 'TOYOTA',
    model: 'COASTER',
    chassis: 'JTGFB718301056231',
    engine_number: '1HZ0745512',
    year: 2006,
    seats: 30,
    usage: 'PASSENGER',
    valid_from: '2026-02-01',
    valid_to: '2026-07-31',
  })
})

test('reads BK period in one cell with times', () => {
  const page = `
                BK GENERAL INSURANCE COMPANY LTD
             CERTIFICATE OF MOTOR VEHICLE INSURANCE
 1. Certificate Number      BKGI-118204
 2. Policy Number           BKGI/MOT/2026/04417
 3. Index mark and registration number of vehicle      RAG 233 D
 4. Name of policy holder   UWASE Marie Claire
 5. Period of insurance     From 00:01 AM on 05/05/2026 to 11:59 PM on 04/05/2027 (both days inclusive)
 6. Make and type of vehicle   SUZUKI / VITARA
 7. Chassis number          TSMLYEA1S00123456
 8. Limitations as to use   Social, domestic and pleasure purposes
 9. Licensed to carry       5 persons
 10. Date of issue          04/05/2026`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'BK',
    certificate_number: 'BKGI-118204',
    policy_number: 'BKGI/MOT/2026/04417',
    plate: 'RAG 233 D',
    owner_name: 'UWASE Marie Claire',
    valid_from: '2026-05-05',
    valid_to: '2027-05-04',
    make: 'SUZUKI',
    model: 'VITARA',
    chassis: 'TSMLYEA1S00123456',
    usage: 'PRIVATE',
    seats: 5,
  })
})

test('reads Sanlam / SORAS electronic, values right aligned far', () => {
  const page = `
 SanlamAllianz General Insurance Plc (ex SORAS AG)
 Motor Certificate
 Policy number                                                      6101-0022871-08
 Certificate serial number                                               2026-118273
 Registration number                                                      RE 417 A
 Vehicle make & model                                              TVS HLX 125
 Insured                                                HAKIZIMANA Emmanuel
 Frame number                                          MD625BF12N1A04417
 Year of manufacture                                                           2022
 Seating capacity incl. driver                                                    2
 Cover start                                            2026.03.12 00:00
 Cover end                                              2027.03.11 23:59
 Purpose                                                            Taxi-moto
 Scan to verify`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'SANLAM',
    policy_number: '6101-0022871-08',
    certificate_number: '2026-118273',
    plate: 'RE 417 A',
    make: 'TVS',
    model: 'HLX 125',
    owner_name: 'HAKIZIMANA Emmanuel',
    chassis: 'MD625BF12N1A04417',
    year: 2022,
    seats: 2,
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
    usage: 'TAXI_MOTO',
  })
})

test('reads Mayfair, labels split over two lines in narrow cells', () => {
  const page = `
              MAYFAIR INSURANCE COMPANY RWANDA LTD
                     MOTOR COVER NOTE
  Registration          Policy               Name of
  Number                Number               Insured
  RAH 552 C             MF/KIG/0104/006123/2026    GASANA Eric
  Make of               Chassis              Year of
  Vehicle               Number               Manufacture
  HYUNDAI               KMHJU81VBBU204417    2011
  Date of               Date of              Seating
  Commencement          Expiry               Capacity
  01 April 2026         31 March 2027        5`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'MAYFAIR',
    plate: 'RAH 552 C',
    policy_number: 'MF/KIG/0104/006123/2026',
    owner_name: 'GASANA Eric',
    make: 'HYUNDAI',
    chassis: 'KMHJU81VBBU204417',
    year: 2011,
    valid_from: '2026-04-01',
    valid_to: '2027-03-31',
    seats: 5,
  })
})

test('reads Britam Kinyarwanda', () => {
  const page = `
            BRITAM INSURANCE COMPANY (RWANDA) LTD
       ICYEMEZO CY'UBWISHINGIZI BW'IKINYABIZIGA
   Nimero y'amasezerano:      BIR-MV-00417823
   Nimero y'icyemezo:         BR-0041782
   Nyir'ikinyabiziga:         MUKAMANA Vestine
   Nimero ya puraki:          RC 811 D
   Ubwoko:                    BAJAJ BOXER
   Inomero ya shasi:          MD2A18AZ8MWL04417
   Inomero ya moteri:         DUZWML04417
   Umwaka yakozwemo:          2021
   Imyanya:                   2
   Icyo gikoreshwa:           Gutwara abagenzi kuri moto
   Itariki itangiriraho:      12 Werurwe 2026
   Itariki irangiriraho:      11 Werurwe 2027
   Byatanzwe ku wa 11/03/2026 i Kigali`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'BRITAM',
    policy_number: 'BIR-MV-00417823',
    certificate_number: 'BR-0041782',
    owner_name: 'MUKAMANA Vestine',
    plate: 'RC 811 D',
    make: 'BAJAJ',
    model: 'BOXER',
    chassis: 'MD2A18AZ8MWL04417',
    engine_number: 'DUZWML04417',
    year: 2021,
    seats: 2,
    usage: 'TAXI_MOTO',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
  })
})

test('reads Old Mutual, owner a company on two lines, value below with dash', () => {
  const page = `
 OLD MUTUAL INSURANCE RWANDA PLC                      Certificate of Insurance
 (formerly UAP Insurance Rwanda)                      No. RW0980444
 Insured name
 THE MINISTRY OF INFRASTRUCTURE AND
 TRANSPORT SERVICES LTD
 Vehicle Reg. No                     Policy Number
 GR 417 B                            010/084/1/004417/2026
 Period: 12.03.2026 - 11.03.2027
 Vehicle: TOYOTA LAND CRUISER        Body: STATION WAGON
 Chassis/VIN - JTELB71J107104417
 Engine - 1HZ0104417
 Capacity - 10 seats`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'OLDMUTUAL',
    certificate_number: 'RW0980444',
    owner_name: 'THE MINISTRY OF INFRASTRUCTURE AND TRANSPORT SERVICES LTD',
    plate: 'GR 417 B',
    policy_number: '010/084/1/004417/2026',
    valid_from: '2026-03-12',
    valid_to: '2027-03-11',
    make: 'TOYOTA',
    model: 'LAND CRUISER',
    chassis: 'JTELB71J107104417',
    engine_number: '1HZ0104417',
    seats: 10,
  })
})

test('reads MUA / Phoenix two columns, no colon', () => {
  const page = `
 MUA INSURANCE RWANDA LTD (formerly Phoenix of Rwanda)
 MOTOR INSURANCE CERTIFICATE
 Policy No            MUA-RW-MV-0041782        Cert. No          M 0041782
 Insured              UMUTONI Diane            Tel               0788 123 456
 Reg No               RAD-233-P                Colour            SILVER
 Make                 MERCEDES BENZ            Model             C200
 YOM                  2014                     Cc                1991
 Chassis              WDD2050421R041782        Engine            27492030417823
 Use                  Private                  Capacity          5
 Effective            20/06/2026               Expiry            19/06/2027`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'MUA',
    policy_number: 'MUA-RW-MV-0041782',
    certificate_number: 'M 0041782',
    owner_name: 'UMUTONI Diane',
    plate: 'RAD 233 P',
    make: 'MERCEDES-BENZ',
    model: 'C200',
    year: 2014,
    chassis: 'WDD2050421R041782',
    engine_number: '27492030417823',
    usage: 'PRIVATE',
    seats: 5,
    valid_from: '2026-06-20',
    valid_to: '2027-06-19',
  })
})
