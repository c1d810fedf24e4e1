import type { FieldName } from '../document.ts'

/** What a label announces: a field, both dates, make and model in one, or something that is not asked for. */
export type Topic =
  | FieldName
  | 'period'
  | 'make_model'
  | 'issue_date'
  | 'birth_date'
  | 'given_names'
  | 'title'
  | 'elsewhere'

/**
 * The labels printed on Rwandan vehicle documents in English, French and Kinyarwanda. "~" before a label: it
 * is an ordinary word too and counts only with a colon after it, alone on its line, or beside another label.
 */
export const wording: Record<Topic, readonly string[]> = {
  plate: list(`
    Plate; Plate No; Plate number; Number plate; Licence plate; License plate; Registration No;
    Registration number; Registration mark; ~Registration; Reg No; Reg number; Reg mark; Regn No;
    Vehicle reg no; Vehicle registration; Vehicle registration No; Vehicle registration number;
    Registration plate; Vehicle No; Vehicle number; Vehicle plate; Vehicle plate No; Car plate;
    Index mark; Index mark and registration number; Registration mark of vehicle; Immatriculation;
    N d'immatriculation; Numéro d'immatriculation; No immatriculation; Immatriculation du véhicule;
    Plaque; N plaque; N de plaque; Numéro de plaque; Numéro plaque; Plaque d'immatriculation;
    Immatriculé sous; Immatriculé; Immatriculé sous le numéro; Véhicule immatriculé;
    Marque d'immatriculation; Plaque minéralogique; Pulake; Pulaki; Purake; Puraki; Plaki;
    Nimero ya pulake; Nimero ya purake; Nimero ya puraki; Inomero ya pulake; Inomero ya purake;
    Numero ya plaque; Nimero ya plaque; Numero ya pulake; Nimero y'ikinyabiziga; Inomero y'ikinyabiziga;
    Pulake y'ikinyabiziga; Icyapa kiranga ikinyabiziga; Nomero ya pulaki; Nomero iranga ikinyabiziga;
    Nimero iranga ikinyabiziga; Immatr; Immat; N immatr; N immat; N d'immatr; Reg; Regn; Registration mark and number; Vehicle registration mark; Registration number of vehicle; Véhicule immatriculé sous le N; Plaque du véhicule; Nimero ya puraki y'ikinyabiziga
  `),
  insurer: list(`
    Insurer; Insurance company; Issuing company; Insurer name; Name of insurer; Insured by; Insurers;
    Underwriter; Name of insurance company; ~Company; ~Issued by; Issuing insurer; Name of the insurer;
    Assureur; Compagnie d'assurance; Compagnie d'assurances; Compagnie; Société d'assurance;
    Société d'assurances; ~Assurance; ~Insurance; Nom de l'assureur; Compagnie émettrice;
    Société émettrice; Entreprise d'assurance; ~Ubwishingizi; Umwishingizi; Ikigo cy'ubwishingizi;
    Sosiyete y'ubwishingizi; Isosiyete y'ubwishingizi; Kompanyi y'ubwishingizi; Uwishingira; Name and address of insurer; Name and address of the insurer; Nom et adresse de l'assureur; Raison sociale de l'assureur; Issued by insurer
  `),
  policy_number: list(`
    Policy; Policy No; Policy number; Policy Nr; Pol No; Pol number; Insurance policy No;
    Insurance policy number; Insurance policy; Policy ref; Policy reference; Contract No;
    Contract number; Contract; Motor policy No; Your policy No; Police; Police N; Police No; N police;
    N de police; No de police; Numéro de police; Numéro police; Police d'assurance;
    Police d'assurance N; N de la police; Numéro de la police; Contrat; Contrat N; N de contrat;
    N contrat; Numéro de contrat; N du contrat; Amasezerano; Amasezerano N; Nimero y'amasezerano;
    Numero y'amasezerano; Inomero y'amasezerano; Nomero y'amasezerano; Amasezerano y'ubwishingizi; Nimero y'ubwishingizi; Inomero y'ubwishingizi; Numero y'ubwishingizi;
    Polisi; Polise; Nimero ya polisi; Nimero ya polise; Inomero ya polisi; Nimero ya police; Policy N; Policy Number; Police numéro; Numéro de la police d'assurance; N police d'assurance; Pol
  `),
  certificate_number: list(`
    Certificate; Certificate No; Certificate number; Cert No; Cert number; Cert;
    Insurance certificate No; Insurance certificate number; Card No; Card number; Yellow card No;
    Yellow card number; COMESA card No; ~Card; Certificate serial No; Certificate ref; Sticker No;
    Sticker number; Serial No; Serial number; Document No; Document number; COMESA yellow card No;
    COMESA yellow card number; Attestation; Attestation N; Attestation No; N d'attestation;
    No d'attestation; Numéro d'attestation; N attestation; N de l'attestation; Numéro de l'attestation;
    Certificat; Certificat N; N du certificat; N certificat; Numéro du certificat; Numéro de certificat;
    Carte N; N de carte; N carte; N de la carte; Numéro de carte; Numéro de la carte; Carte jaune N;
    Carte jaune COMESA N; Vignette N; Icyemezo; Icyemezo N; Nimero y'icyemezo; Numero y'icyemezo;
    Inomero y'icyemezo; Nomero y'icyemezo; Ikarita N; Nimero y'ikarita; Inomero y'ikarita; Seritifika;
    Nimero ya seritifika; Icyangombwa N; Certificate serial number; Attest; N attest; Certificate N; Carte verte N; Carte rose N; Numéro du document; Disc No; Disc number; Cover note No; Cover note number
  `),
  valid_from: list(`
    ~From; Valid from; Valid as from; Cover starts; Cover start; Start date; Starts; Starts on;
    Commencement; Commencement date; Date of commencement; Commencing; Commences; Commences on;
    Effective date; Effective from; Effective; Inception; Inception date; Cover from; Period from;
    Insured from; Insurance from; Cover begins; Begins; Begin date; Cover commences; Policy start;
    Policy start date; Cover start date; Period of insurance from; Period of cover from; From date;
    Date from; In force from; Covered from; Issued from; Commencement of cover; Insurance starts;
    Date d'effet; ~Effet; ~Du; À partir du; ~A partir de; Valable du; Valable à partir du;
    Valable dès le; Valide du; Validité du; Prise d'effet; Date de prise d'effet; Début; Date de début;
    Date début; Période du; Début de validité; Début de garantie; Début de couverture; Effet du;
    Prend effet le; Garantie du; Assuré du; Couverture du; Valable depuis le; ~Kuva; Kuva ku wa;
    Kuva tariki; Kuva ku itariki; Guhera ku wa; Guhera; Uhereye; Uhereye ku wa; Bitangira;
    Bitangira ku wa; Butangira; Butangira ku wa; Itariki bitangiriraho; Itariki butangiriraho;
    Igihe gitangirira; Itangira; Itangira ku wa; Gitangira; Gitangira ku wa; Bigitangira;
    Itariki itangiriraho; Itariki yo gutangira; Bifite agaciro kuva; Kifite agaciro kuva;
    Gifite agaciro kuva; Gihera; Gihera ku wa; Kigatangira ku wa; Gitangira kugira agaciro; Date of commencement of insurance; Commencement date of insurance; Period of insurance from; Date de commencement; Date d'entrée en vigueur; Entrée en vigueur; Start of cover; Cover effective from; Itariki ubwishingizi butangiriraho; Itariki bitangirira; Itariki butangirira; Itariki gitangirira; Itariki itangirira; Guhera tariki; Uhereye tariki
  `),
  valid_to: list(`
    ~To; ~Until; Valid to; Valid until; Valid till; Valid up to; Valid thru; Valid through; Expiry;
    Expiry date; Date of expiry; Expires; Expires on; Expiring; Expiring on; Cover expires;
    Cover expiry; Cover ends; Cover end; End date; Ends; Ends on; Expiration; Expiration date; Cover to;
    Period to; Cover until; Insured until; Insurance to; Insurance expires; To date; Date to;
    Policy end; Policy end date; Policy expiry; Cover end date; Up to; Till; Exp date; Termination date;
    Covered until; Insurance ends; ~Au; Jusqu'au; Valable jusqu'au; Valide jusqu'au; Date d'échéance;
    Échéance; Date d'expiration; Fin; Date de fin; Date fin; Expire le; Fin de validité;
    Fin de garantie; Fin de couverture; Validité jusqu'au; À l'échéance du; Prend fin le; Expiration le;
    Date limite; Assuré jusqu'au; ~Kugeza; Kugeza ku wa; Kugeza tariki; Kugeza ku itariki; Ukageza;
    Ukageza ku wa; Birangira; Birangira ku wa; Burangira; Burangira ku wa; Itariki birangiriraho;
    Itariki burangiriraho; Igihe kirangirira; Irangira; Irangira ku wa; Kirangira; Kirangira ku wa;
    Itariki irangiriraho; Itariki yo kurangira; Bizarangira; Bizarangira ku wa; Buzarangira;
    Kizarangira; Kigeza; Kigeza ku wa; Kigarangira ku wa; Bikarangira; Date of expiry of insurance; Expiry of insurance; Expir; Echéance du contrat; Date d'exp; End of cover; Itariki ubwishingizi burangiriraho; Itariki birangirira; Itariki burangirira; Itariki kirangirira; Itariki irangirira; Ukageza tariki; Kugeza ku ya; Igihe izarangirira
  `),
  period: list(`
    Period of insurance; Period of cover; Insurance period; Cover period; Validity; Validity period;
    Period of validity; Policy period; ~Period; ~Valid; Cover valid; Duration of cover; Dates of cover;
    Cover dates; Term of insurance; Période de validité; Période d'assurance; Période de garantie;
    Période de couverture; ~Période; Validité; Durée de validité; Durée; ~Valable; Période assurée;
    Durée de la garantie; Igihe cy'ubwishingizi; Igihe bimara; Igihe bizamara; Igihe kimara;
    Igihe ubwishingizi bumara; ~Igihe; Igihe cy'agaciro; Agaciro; Igihe gifite agaciro;
    Igihe bifite agaciro; Period of insurance cover; Valid for the period; Période d'effet; Validity of cover; Validité de la garantie; Insurance valid; Igihe ubwishingizi buzamara; Igihe cy'agaciro k'ubwishingizi
  `),
  make_model: list(`
    Make and model; Make & model; Make and type; Make & type; Make model; Vehicle make and model;
    Make and model of vehicle; Make type; Vehicle; Vehicle description; Motor vehicle; Vehicle details;
    Description of vehicle; Insured vehicle; Vehicle insured; Marque et modèle; Marque et type;
    Marque modèle; Marque type; Marque et type du véhicule; Marque et modèle du véhicule; Véhicule;
    Véhicule assuré; Description du véhicule; Désignation du véhicule; Ubwoko na modeli;
    Ubwoko n'icyitegererezo; Ikinyabiziga; Ikinyabiziga cyishingiwe; Make and type of vehicle; Make type of vehicle; Make and type of motor vehicle; Make and model of motor vehicle; Marque et genre; Marque et type de véhicule; Ubwoko na moderi
  `),
  make: list(`
    Make; Vehicle make; Make of vehicle; Car make; Brand; Vehicle brand; Manufacturer;
    Name of manufacturer; Make of the vehicle; Motor make; Marque; Marque du véhicule; Marque véhicule;
    Constructeur; Fabricant; Ubwoko; Ubwoko bw'ikinyabiziga; Uruganda; Uruganda rw'ikinyabiziga;
    Uruganda rwayikoze; Uruganda rwakoze; Maraki; Marike; Marki; Uruganda yakozwemo; Make of motor vehicle; Marque de véhicule; Brand name; Marque commerciale
  `),
  model: list(`
    Model; Vehicle model; Model of vehicle; Car model; Type; Model type; Model name; Type of vehicle;
    Vehicle type; Commercial name; Trade name; Version; Modèle; Modèle du véhicule; Modèle véhicule;
    Type du véhicule; Type véhicule; Type de véhicule; Dénomination commerciale;
    Appellation commerciale; Modeli; Modeli y'ikinyabiziga; Moderi; Tipe; Icyitegererezo; Igicuruzwa; Dénomination; Modèle version; Type variant version; Model No
  `),
  year: list(`
    Year; Year of manufacture; Year of make; Year of production; YOM; Manufacture year;
    Manufacturing year; Model year; Year made; Year built; Year model; Built; Vehicle year; Mfg year;
    Year of mfg; Year of construction; Manufactured; Manufactured in; Date of manufacture;
    Yr of manufacture; Année; Année de fabrication; Année fabrication; Année de construction;
    Année de production; Année du véhicule; Année modèle; Millésime; An de fabrication; Année de fabr;
    Année fab; An fab; An fabrication; Année fabric; Année de fabric; Umwaka; Umwaka yakozwemo; Umwaka yakorewemo; Umwaka cyakozwemo; Umwaka wakozwemo;
    Umwaka yakozwe; Umwaka w'ikorwa; Umwaka cyakorewemo; Umwaka ikinyabiziga cyakozwemo;
    Umwaka w'uruganda; Igihe yakozwe; Yakozwe mu; Yakozwe; Yr of mfg; Yr of make; Année de fabr; Année constr; Date of make; Umwaka yakorewe
  `),
  chassis: list(`
    Chassis; Chassis No; Chassis number; VIN; VIN No; VIN number; VIN code; Frame No; Frame number;
    Vehicle identification number; Vehicle identification No; Chassis VIN; VIN chassis;
    Chassis frame No; Chassis VIN No; N de châssis; N châssis; No de châssis; Numéro de châssis;
    Numéro châssis; Châssis N; N du châssis; Numéro du châssis; N de série; N série; N série VIN; N de série VIN; No série; Numéro de série VIN; Numéro série; Numéro de série;
    N de série du châssis; N de série du type; Numéro de série du châssis;
    N d'identification du véhicule; Numéro d'identification du véhicule; N de cadre; Shasi;
    Nimero ya shasi; Numero ya shasi; Inomero ya shasi; Nomero ya shasi; Nimero ya chassis;
    Numero ya chassis; Inomero ya chassis; Sasi; Nimero ya sasi; Shase; Nimero ya shase; Chass; N chass; Chassis serial No; Chassis VIN number; Vehicle identification number VIN; Frame; Cadre; N du cadre; Frame serial No; N de châssis du véhicule; Inomero ya chasi; Nimero ya chasi
  `),
  engine_number: list(`
    Engine; Engine No; Engine number; Engine serial No; Motor No; Motor number; Eng No; Engine Nr;
    Engine serial number; Motor; Moteur; N de moteur; N moteur; N du moteur; No de moteur; No moteur;
    Numéro de moteur; Numéro du moteur; Numéro moteur; Moteur N; N de série du moteur; Moteri;
    Nimero ya moteri; Numero ya moteri; Inomero ya moteri; Nomero ya moteri; Moteli; Motoro;
    Nimero ya moteur; N mot; Engine N; Engine serial; Motor serial No; Nimero y'moteri; Nimero ya moteli
  `),
  usage: list(`
    Use; Usage; Vehicle use; Use of vehicle; Vehicle usage; Purpose; Purpose of use; Type of use;
    Class of use; Category of use; Use class; Limitation as to use; Limitations as to use; Used for;
    Use of the vehicle; Nature of use; Intended use; Usage of vehicle; Vehicle purpose; Usage type;
    Permitted use; Authorised use; Insured use; Utilisation; Usage du véhicule; Genre d'usage;
    Type d'usage; Affectation; Nature d'usage; Usage déclaré; Usage véhicule; Utilisation du véhicule;
    Destination; Catégorie d'usage; Usage autorisé; Icyo ikoreshwa; Icyo gikoreshwa;
    Icyo ikinyabiziga gikoreshwa; Imikoreshereze; Imikoreshereze y'ikinyabiziga; Ikoreshwa; Icyo ikora;
    Icyo ikoreshwa mo; Icyo ikoreshereza; Gikoreshwa; Umurimo; Umurimo ikora; Ikoreshwa mu; Icyo gikora;
    Icyo ikinyabiziga gikora; Ubwoko bw'imikoreshereze; Use class; Vehicle used as; Usage prévu; Purpose for which used; Class of usage; Limitation of use; Limitations of use; Icyo ikinyabiziga gikora; Ikoreshwa ry'ikinyabiziga; Type of usage
  `),
  owner_name: list(`
    Owner; ~Name; Insured; Insured name; Name of insured; Name of the insured; The insured;
    Insured person; Policyholder; Policy holder; Name of policyholder; Policyholder's name;
    Policy holder's name; Name of policy holder; Name of the policyholder; Registered owner;
    Owner's name; Owner name; Name of owner; Name of the owner; Names; Full name; Full names; Client;
    Client name; Customer; Customer name; Holder; Name of holder; Holder's name; Card holder; Issued to;
    Insured's name; Vehicle owner; Owner of vehicle; Owner of the vehicle; Proprietor; Assured;
    Name of assured; Name and surname; Surname and names; Surname and other names;
    Name of insured person; Insured party; Proposer; Insured or policyholder; Assuré; Nom de l'assuré;
    Nom et prénom de l'assuré; L'assuré; Souscripteur; Nom du souscripteur; Preneur d'assurance;
    Preneur; Nom du preneur; Propriétaire; Nom du propriétaire; Propriétaire du véhicule; Nom; Noms;
    Nom et prénom; Nom et prénoms; Noms et prénoms; Titulaire; Nom du titulaire; Nom de client;
    Délivré à; Délivrée à; Nom et prénoms de l'assuré; Raison sociale; Titulaire de la carte;
    Nom du client; Détenteur; Nyirayo; Nyiracyo; Nyir'ikinyabiziga; Nyiri ikinyabiziga;
    Nyirikinyabiziga; Uwishingiwe; Uwishinganye; Uwishinganishije; Ufite ubwishingizi; Izina; Amazina;
    Amazina ya nyirayo; Amazina y'uwishingiwe; Amazina ya nyir'ikinyabiziga; Izina ry'uwishingiwe;
    Izina rya nyirayo; Umwishingiwe; Uwafashe ubwishingizi; Nyir'ubwishingizi; Umufatabuguzi;
    Izina rya nyiri ikinyabiziga; Nyiri imodoka; Nyir'imodoka; Ufashe ubwishingizi;
    Amazina y'ufite ubwishingizi; Ufite amasezerano; Nyir'amasezerano; Surname; Family name; Nom de famille; Last name; Name and address of insured; Name and address of the insured; Nom et adresse de l'assuré; Name and address of policy holder; Name and address of policyholder; Noms et adresse; Nom et adresse du souscripteur; Name of registered owner; Propr; Owner of the motor vehicle; Name of the owner of vehicle; Nyiri ikinyabiziga wishingiwe; Izina n'aho atuye; Amazina n'aderesi
  `),
  seats: list(`
    Seats; Number of seats; No of seats; Nr of seats; Seating capacity; Seating; Seat capacity; Seat;
    Seats incl driver; Number of passengers; No of passengers; ~Passengers; ~Capacity;
    Passenger capacity; Persons; Number of persons; Carrying capacity; Seats including driver;
    Passenger seats; Sitting capacity; Licensed to carry; Authorised to carry; Authorized to carry; Licensed to seat; No seats; Places; Nombre de places; Nbre de places; Nb de places;
    Nb places; Nbre places; Places assises; N de places; Sièges; Nombre de sièges;
    Nombre de places assises; Nombre places; Capacité; Nombre de passagers;
    Places y compris le chauffeur; Imyanya; Umubare w'imyanya; Imyanya yo kwicaramo; Imyanya y'abagenzi;
    Intebe; Umubare w'intebe; Umubare w'abagenzi; Imyanya yicarwamo; Ibyicaro; Umubare w'ibyicaro;
    Imyanya ifite; Seating capacity including driver; Number of seats including driver; Nombre de places y compris le chauffeur; Carrying capacity passengers; Max passengers; Nombre de personnes; Nb de passagers; Places passagers; Pass capacity; Capacité en personnes; Imyanya y'abantu; Seated; Abantu itwara; Places autorisées; Nombre de places autorisées; Seats authorised; Authorised seats
  `),
  issue_date: list(`
    Date of issue; Issue date; Issued on; Issued; Date issued; Printed on; Print date; Date of print;
    Date printed; Done at; Done on; ~Date; Issued at; Signed on; Date of first registration;
    First registration; First registered; Date of registration; Registration date; Registered on;
    Payment date; Paid on; Date of payment; Receipt date; Issuance date; Date of entry;
    Date of signature; Issued this; Délivrée le; Délivré le; Date de délivrance; Date d'émission;
    Émis le; Émise le; Établi le; Établie le; Fait à; Fait le; Fait à Kigali; Fait à Kigali le;
    Imprimé le; Date de mise en circulation; Mise en circulation; Première mise en circulation;
    1ère mise en circulation; Première immatriculation; Date de paiement; Payé le;
    Kigali le; Date d'établissement; Date de signature; Cyatanzwe; Cyatanzwe ku wa; Byatanzwe ku wa;
    Yatanzwe ku wa; Itariki cyatangiweho; Itariki yatangiweho; Itariki byatangiweho; Igihe cyatangiwe;
    Bikorewe i Kigali; Bikozwe ku wa; Itariki; Italiki; Itariki cyatanzweho; Itariki yandikiweho;
    Cyatanzwe tariki; Itariki y'itangwa; Date de première immatriculation; Date of first reg; Yatanzwe; Yatangiwe
  `),
  birth_date: list(`
    Date of birth; Birth date; Born on; Born; Date and place of birth; Place and date of birth; DOB;
    Date de naissance; Date et lieu de naissance; Né le; Née le; Né; Yavutse; Yavutse ku wa;
    Itariki yavutseho; Itariki y'amavuko; Igihe yavukiye
  `),
  given_names: list(`
    Other names; Other name; Given names; Given name; First name; First names; Forename; Forenames;
    Christian names; Prénom; Prénoms; Autres noms; Andi mazina; Irindi zina; Amazina yandi
  `),
  title: list(`
    Certificate of insurance; Certificate of motor insurance; Insurance certificate;
    Motor insurance certificate; Motor vehicle insurance certificate; Motor insurance;
    Motor third party insurance; Third party insurance; COMESA yellow card; Yellow card;
    Vehicle registration certificate; Registration certificate; Registration card;
    Vehicle registration card; Certificate of registration; Insurance policy schedule; Policy schedule;
    Certificate of motor vehicle insurance; Motorcycle insurance certificate; Motorcycle insurance;
    Certificate of vehicle registration; Insurance cover note; Cover note;
    International motor insurance card; Vehicle insurance certificate; Insurance sticker;
    Attestation d'assurance; Attestation d'assurance automobile; Certificat d'assurance;
    Certificat d'assurance automobile; Carte jaune; Carte jaune COMESA; Certificat d'immatriculation;
    Carte d'immatriculation; Carte grise; Assurance automobile; Assurance responsabilité civile;
    Carte internationale d'assurance; Icyemezo cy'ubwishingizi;
    Icyemezo cy'ubwishingizi bw'ikinyabiziga; Ubwishingizi bw'ikinyabiziga;
    Ubwishingizi bw'ibinyabiziga; Ikarita y'umuhondo; Icyemezo cy'iyandikwa; Ikarita y'ikinyabiziga;
    Ubwishingizi bwa moto; Icyemezo cy'ubwishingizi bwa moto; Icyangombwa cy'ikinyabiziga;
    Ikarita iranga ikinyabiziga
  `),
  elsewhere: list(`
    Premium; Total premium; Net premium; Gross premium; Premium paid; Premium RWF; ~Prime; Prime totale;
    Prime nette; Prime TTC; Amount; Amount paid; Montant; Montant payé; Amafaranga; Igiciro; Ikiguzi;
    Ayishyuwe; Total; Sum insured; Valeur assurée; Amafaranga yishyuwe; VAT; TVA; Agaciro k imodoka;
    TIN; TIN No; TIN number; NIF; N TIN; VAT No; ID; ID No; ID number; National ID; National ID No; NID;
    Passport; Passport No; Indangamuntu; Nimero ya TIN; Carte d'identité; N carte d'identité;
    Nimero y'indangamuntu; Identity card No; Pièce d'identité; NID No; NID passport; TIN NID; Owner ID;
    Owner TIN; Phone; Phone No; Phone number; Tel; Telephone; Téléphone; Telefone; Telefoni; Mobile;
    Mobile No; Contact; Email; E-mail; Toll free; Hotline; Call; Numéro de téléphone;
    Nimero ya telefone; Address; Adresse; Aderesi; Aho atuye; P O Box; PO Box; B P; District; Sector;
    Province; City; Residence; Domicile; Address of insured; Adresse de l'assuré; Aho abarizwa; Colour;
    Color; Couleur; Ibara; Body type; Body; Type of body; Carrosserie; Type de carrosserie; Bodywork;
    Karosori; Body style; Genre; Genre du véhicule; Category; Catégorie; Icyiciro; Class; Classe;
    Vehicle category; Vehicle class; Category of vehicle; Catégorie du véhicule;
    Icyiciro cy'ikinyabiziga; Class of vehicle; Engine capacity; Cubic capacity; Engine size; Cylindrée;
    Cylinder capacity; Engine CC; ~CC; Cylinders; Ingufu za moteri; Ubunini bwa moteri; Fuel; Fuel type;
    Carburant; Energie; Lisansi; Ubwoko bwa lisansi; Power; Puissance; Puissance fiscale; Horse power;
    Ingufu; Gross weight; Weight; Net weight; Unladen weight; Tare; Tare weight; GVW; PTAC; Poids;
    Poids à vide; Poids total; Poids total en charge; Payload; Charge utile; Tonnage; Load; Uburemere;
    Load capacity; Axles; Essieux; Gross vehicle weight; Maximum weight; Tonnes; Number of axles;
    Nombre d'essieux; Transmission; Mileage; Country of origin; Pays d'origine; Tyres; Wheels; Doors;
    Country; Previous plate; Ancienne plaque; Agency; Agence; Agent; Agent code; Branch; Branch office;
    Ishami; Broker; Courtier; Intermediary; Intermédiaire; Receipt; Receipt No; Receipt number;
    Quittance; Quittance N; N de quittance; Reçu N; Inyemezabuguzi; Place of issue; Lieu de délivrance;
    Cover type; Type of cover; Cover; Coverage; Garantie; Garanties; Risk; Risk code;
    Territorial limits; Countries; Countries visited; Pays; Zone; Nationality; Nationalité; Profession;
    Occupation; Driver; Chauffeur; Umushoferi; Signature; Authorised signature; Authorized signature;
    Authorised signatory; Signature autorisée; Signed; Stamp; Cachet; Umukono; Umukono na kashe; Kashe;
    Page; Original; Copy; Duplicata; Website; Web; SPECIMEN; Intermediary code; Trailer; Remorque;
    Invoice No; Facture N; Claims; Sinistres; Bonus; Time; Heure; Isaha; Remarks; Observations; Code;
    Reference; Référence; Ref; Ref No; Our ref; Licensed by; Visa; Underwritten by; Officer;
    Prepared by; Validated by; Verify at; Bureau; National bureau; Igitsina; Sex; Sexe; Licence No; Licence number; Driving licence No; Permis N; Categories; Catégories; Inzego; Phone contact; Sum assured; Excess; Franchise; Persons entitled to drive; Persons or classes of persons entitled to drive; Authorised drivers; Conducteurs autorisés; Geographical limits; Étendue territoriale; Masse; Masse en charge; Masse à vide; Places debout; Standing passengers; Standing places; Places couchées; Previous insurer; Former insurer; Previous policy; Previous policy No; Renewal date; Renewal; Renewal due; Next renewal; Ancien assureur; Assureur précédent; Avenant; Avenant N; Ticket No; Ticket; Carte jaune expiry; Carte jaune expiry date; Yellow card expiry; Inspection date; Next inspection; Control technique; Contrôle technique; Hire purchase; Financed by; Beneficiary; Bénéficiaire; Batch No; Transaction ID; Payment method; Mode de paiement
  `),
}

function list(text: string): string[] {
  return text.split(';').map((label) => label.trim())
}
