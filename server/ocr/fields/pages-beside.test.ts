import { expect, test } from 'bun:test'
import { fieldsOf } from './fields.ts'
import { typedPage } from './typed-page.ts'

// With much beside the fields that is none of them, and papers that only look like it. Invented, all of them.

function said(page: string, width = 100): Record<string, string | number> {
  const { kind, fields } = fieldsOf(typedPage(page, { width }))
  return { kind, ...Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])) }
}

test('reads prose on pdf lines broken in values', () => {
  const page = `
 BK GENERAL INSURANCE COMPANY LTD hereby confirms that the vehicle TOYOTA HILUX with registration number RAF
 417 D, chassis number MR0FR22G500417823, engine number 2KD-5041782, owned by NYUNGWE LOGISTICS
 LTD, is insured under policy number BKGI/MOT/2026/04178 for the carriage of goods, from 01 March
 2026 to 28 February 2027 both dates inclusive.`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'BK',
    make: 'TOYOTA',
    model: 'HILUX',
    plate: 'RAF 417 D',
    chassis: 'MR0FR22G500417823',
    engine_number: '2KD5041782',
    owner_name: 'NYUNGWE LOGISTICS LTD',
    policy_number: 'BKGI/MOT/2026/04178',
    usage: 'GOODS',
    valid_from: '2026-03-01',
    valid_to: '2027-02-28',
  })
})

test('reads certificate that names the carte jaune and its expiry', () => {
  const page = `
   RADIANT INSURANCE COMPANY LTD            INSURANCE CERTIFICATE
   Policy Number        RIC/204/03/41782/26      Certificate Number     RAD00417823
   Inception Date       03/02/2026               Expiry Date            02/02/2027
   Carte Jaune No       CJ-1178230               Carte Jaune Expiry     15/09/2031
   Vehicle Make         TOYOTA                   Vehicle Model          VITZ
   Manufacture Year     2007                     Registration No        RAB 178 X
   Chassis No           SCP90-5041782            Use of Vehicle         PRIVATE
   Licensed to carry    5                        Date of issue          02/02/2026
   Telephone            0788 417 823             TIN                    104178233`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'RADIANT',
    policy_number: 'RIC/204/03/41782/26',
    certificate_number: 'RAD00417823',
    valid_from: '2026-02-03',
    valid_to: '2027-02-02',
    make: 'TOYOTA',
    model: 'VITZ',
    year: 2007,
    plate: 'RAB 178 X',
    chassis: 'SCP90-5041782',
    usage: 'PRIVATE',
    seats: 5,
  })
})

test('reads policy schedule with premiums, birth and licence of the driver', () => {
  const page = `
   SANLAM GENERAL INSURANCE PLC                MOTOR POLICY SCHEDULE
   The Insured:      NZEYIMANA Faustin          Occupation: Trader
   Date of birth:    12/05/1980                 Driving licence No: 1198080041782331
   Policy No:        6012-0041782-07            Branch: HUYE
   Period of Insurance: From 10/10/2026 To 09/10/2027 (both dates inclusive)
   Previous insurer: PRIME INSURANCE            Renewal date: 10/10/2027
   Reg. No   Make     Model    Year   C.C.   Seats   Sum Insured    Premium
   RAE 782 L HONDA    CR-V     2014   2354   5       12,000,000     480,000
   Net premium 406,780   VAT 18% 73,220   Total 480,000
   Receipt No 004178     Date 09/10/2026`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'SANLAM',
    owner_name: 'NZEYIMANA Faustin',
    policy_number: '6012-0041782-07',
    valid_from: '2026-10-10',
    valid_to: '2027-10-09',
    plate: 'RAE 782 L',
    make: 'HONDA',
    model: 'CR-V',
    year: 2014,
    seats: 5,
  })
})

test('reads narrow slip, everything centred', () => {
  const page = `
            PRIME INSURANCE
          CERTIFICATE OF INSURANCE
              No. P041782
           Plate: RF 417 D
         TVS HLX 125 / 2023
       MD625CF11P1A04178
           TAXI-MOTO
       From 02 Aug 2026
        to 01 Aug 2027
     Insured: GATERA Valens`
  expect(said(page, 48)).toEqual({
    kind: 'insurance',
    insurer: 'PRIME',
    certificate_number: 'P041782',
    plate: 'RF 417 D',
    make: 'TVS',
    model: 'HLX 125',
    chassis: 'MD625CF11P1A04178',
    usage: 'TAXI_MOTO',
    valid_from: '2026-08-02',
    valid_to: '2027-08-01',
    owner_name: 'GATERA Valens',
  })
})

test('reads French certificate with units and remarks', () => {
  const page = `
   SONARWA GENERAL INSURANCE CO. LTD
   CERTIFICAT D'ASSURANCE R.C. AUTOMOBILE        N° S 041782
   Police n° : SNR-M-0041782 (avenant n° 2)
   Souscripteur : COOPERATIVE COTAMO, KIGALI
   Véhicule : moto BAJAJ BOXER 150
   Immatriculation : RD 041 K
   N° châssis (VIN) : MD2A21BZ5NWM04178
   N° moteur : PFYWNM04178
   Cylindrée : 145 cm3     Puissance : 12 CV
   Places autorisées : 2 (deux)
   Affectation : transport rémunéré de personnes
   Prise d'effet : 01/09/2026 à 00h01     Échéance : 31/08/2027 à 24h00
   Prime TTC : 96 500 FRW   Quittance n° 417823`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'SONARWA',
    certificate_number: 'S 041782',
    policy_number: 'SNR-M-0041782',
    owner_name: 'COOPERATIVE COTAMO',
    make: 'BAJAJ',
    model: 'BOXER 150',
    plate: 'RD 041 K',
    chassis: 'MD2A21BZ5NWM04178',
    engine_number: 'PFYWNM04178',
    seats: 2,
    usage: 'TAXI_MOTO',
    valid_from: '2026-09-01',
    valid_to: '2027-08-31',
  })
})

test('reads fleet certificate line with owner below plate', () => {
  const page = `
   BK GENERAL INSURANCE            Motor third party certificate
   Vehicle                         RAG 178 C - TOYOTA PRADO - STATION WAGON
   Policyholder                    ISIMBI FOODS LTD
   Contract                        BKG00417823
   Valid                           01/01/2026 - 31/12/2026
   Serial                          BK0417823`
  expect(said(page)).toEqual({
    kind: 'insurance',
    insurer: 'BK',
    plate: 'RAG 178 C',
    make: 'TOYOTA',
    owner_name: 'ISIMBI FOODS LTD',
    policy_number: 'BKG00417823',
    valid_from: '2026-01-01',
    valid_to: '2026-12-31',
    certificate_number: 'BK0417823',
    model: 'PRADO',
  })
})

test('reads COMESA yellow card in French with countries and notes', () => {
  const page = `
        MARCHE COMMUN DE L'AFRIQUE ORIENTALE ET AUSTRALE
                CARTE JAUNE    COMESA   YELLOW CARD
   1. Nom de l'assuré/Name of insured : KIVU COFFEE TRADERS SARL
   2. Valable/Valid : du/from 05/04/2026 au/to 04/07/2026
   3. Police N°/Policy No : OMR/MTR/041782/26
   4. N° de la carte/Card No : RWA/26/041782
   5. Immatriculation/Registration : RAC 782 B
   6. Marque/Make : HOWO
   7. Châssis/Chassis : LZZ5ELSD8EN041782
   8. Moteur/Engine : WD615-041782
   9. Usage/Use : Transport de marchandises
   10. Assureur/Insurer : OLD MUTUAL INSURANCE RWANDA PLC
   Pays/Countries : BURUNDI  CONGO  KENYA  OUGANDA  TANZANIE`
  expect(said(page)).toEqual({
    kind: 'comesa',
    owner_name: 'KIVU COFFEE TRADERS SARL',
    valid_from: '2026-04-05',
    valid_to: '2026-07-04',
    policy_number: 'OMR/MTR/041782/26',
    certificate_number: 'RWA/26/041782',
    plate: 'RAC 782 B',
    make: 'HOWO',
    chassis: 'LZZ5ELSD8EN041782',
    engine_number: 'WD615041782',
    usage: 'GOODS',
    insurer: 'OLDMUTUAL',
  })
})

test('reads registration card with codes between and masses', () => {
  const page = `
   REPUBLIC OF RWANDA          VEHICLE REGISTRATION CERTIFICATE
   A   Registration number            RAI 417 F
   B   Date of first registration     04/02/2022
   C.1 Registered owner               UWIMANA Chantal
   C.4 Address                        Kicukiro, Kigali
   D.1 Make                           VOLKSWAGEN
   D.2 Type                           AW
   D.3 Commercial name                POLO
   E   VIN                            AAVZZZ6SZNU041782
   F.1 Maximum mass                   1600 kg
   G   Mass in service                1105 kg
   P.1 Capacity                       1598 cm3
   P.3 Fuel                           Petrol
   S.1 Number of seats                5
       Year of manufacture            2021`
  expect(said(page)).toEqual({
    kind: 'registration',
    plate: 'RAI 417 F',
    owner_name: 'UWIMANA Chantal',
    make: 'VOLKSWAGEN',
    model: 'POLO',
    chassis: 'AAVZZZ6SZNU041782',
    seats: 5,
    year: 2021,
  })
})

test('reads vehicle sale agreement', () => {
  const page = `
   SALE AGREEMENT
   Between MUGISHA Eric, ID 1 1985 8 0041782 0 22, and UWASE Diane, it is agreed:
   The seller sells the vehicle TOYOTA RAV4, plate RAD 417 C, chassis ACA21-5041782
   for RWF 8,500,000. The buyer shall take an insurance in her own name.
   Done at Kigali on 12/03/2026`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})

test('reads bus ticket', () => {
  const page = `
   VIRUNGA EXPRESS LTD     TICKET No 041782
   From: KIGALI     To: MUSANZE
   Date: 12/03/2026     Time: 14:30     Seat: 12
   Vehicle: RAC 417 B     Price: 3,500 RWF`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})

test('reads MoMo confirmation screen', () => {
  const page = `
   M-Money
   *165*S*35,000 RWF transferred to RADIANT INSURANCE COMPANY (250788000417)
   from 36417823 at 2026-03-12 10:41:23. Fee was: 250 RWF. New balance: 12,417 RWF.`
  expect(said(page)).toEqual({
    kind: 'other',
  })
})
