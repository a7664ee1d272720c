/// The words that a passphrase is proposed from: short, plain and kind Dutch words without accents, each
/// in the list once.
///
/// We chose them one by one, and checked their spelling with a word list. There are 2^11, so that a word
/// drawn at random is worth exactly 11 bits: with one more or less, the documentation is wrong.
package enum PassphraseWords {
  package static let all: [Substring] = text.split { $0 == " " || $0 == "\n" }

  private static let text = """
    aaien aalbes aanbod aanloop aardbei aarde aardig acacia accent actie adelaar ademen adres afdak
    afrit agaat agenda akker akkoord album alfabet alinea alles allure alpaca alpino altijd amandel
    ambacht amfibie ananas anders anemoon angora anijs anjer anker anorak ansicht antenne antiek
    appel april aquarel arcade archief arena arend aria armband aroma artiest artikel asperge aster
    atelier atlas atleet atoom attent augurk auto autobus avenue avocado avond azalea azuur baai
    baard baars babbel badge badhuis badkuip badmuts badpak badzout bagage bagel baken bakje bakken
    bakker baklava balans baljurk balk balkon ballade ballen ballet ballon balpen balsem bamboe
    banaan band banjo bank banket baret bariton barok baron basalt basis batik bazaar bedstee beek
    beekdal beeld beer begin beiaard beige beitel bekend beker belg bellen beloven beneden berg
    bergpad bericht berk berm besje bessen best bestek beton beuk beurs bever bewaren bewoner bezem
    bezig bezoek biet biggen bijen binnen bioloog biscuit bistro blaadje blaasje blad blauw blazer
    blij blijven blik blinken bloei bloem bloesem blok blond blouse bobijn bobslee bocht bodem boek
    boeket boender boer boerin boetiek bolero bolhoed bollen bolster bonbon bonen bongo bonsai boog
    boom boomhut boomtak boord boot bord bordes borduur borstel bosbes bosje bospad bosrand bossen
    bosuil bosweg botanie boter bougie bouwen bouwsel boven bowl braam branden brander brasem bravo
    brede breed brei brem bretels brief brik broche broek broer bron brood brouwer brug bruid bruin
    bruis brunch buffel buffet buggy buigen buik buiten buitje buizerd bundel burcht bureau burger
    busje buslijn buur buurman buurt cabrio cacao cactus cadans cadeau calypso camera camper canon
    cantate canvas capsule caravan carpool cartoon ceder cello centaur centrum chalet charme chef
    chips chocola chroom cijfer cinema cipres circus cirkel citaat citer citroen citrus clown club
    coach code collage collega college comfort compost compote concept concert cornet corsage coupe
    couplet crayon cricket crochet cultuur cupcake curry cursus cyclaam dadel dagboek dagreis dahlia
    daken dakgoot dakje dakpan dakraam daktuin damast dambord dame dank dans dansles danspas dapper
    dauw decor deeg deel dekbed deken deksel delta demo denim denken dennen depot derby derde
    dertien dertig desem design dessert deur deurbel deurmat dialect dialoog diamant dichten dichter
    dichtst dier dijk diner dingen diploma dobber docent doek doen dolblij dolfijn domein donut
    donzig dooier doolhof doop doos doperwt dorp dorpel dossier dozijn draad draaien draak dragen
    dragon drie drijven dromer droog droom drop druif druk druppel dubbel duel duet duif duiken
    duiker duim duin duinpan duizend duren durf duster duwtje dynamo echo eend eenheid eerlijk
    eerste eethuis eetzaal effen egaal egel eieren eigen eikel eiken eiland einde ekster elan
    elegant element elfde elfje elftal emmer energie engel enkel envelop erfgoed erker erwten
    esdoorn etage etalage eten etiket etmaal etude expert expres fabel fabriek factor fagot fakkel
    familie fanfare fauna fazant feest felrood feniks ferry festijn feta fiets fietser figuur fijn
    film filter finale finish fitness fjord flacon flanel fles flonker flora fluit fluweel folder
    folie fondant fonds fonkel fontein forel formule fornuis forum foto foyer fraai franje fresco
    fresia friemel fries friet frisbee fruit fruitig fuchsia fuut gaai gaan gala galm galop gans
    garage garnaal gast gazelle gazon gebaar gebak gebied gebouw gebruik gedicht geduld geel geestig
    geheel geheim geit geleerd gelei gelijk geloof geluid geluk gemak gember gemoed geniaal genie
    genoeg genot gerbera gerst gerust getij geur geven gevoel gewas gewoon gezang gezel gezicht
    gezin gezond gids gieten gieter gigant gilde giraf gist gitaar glaasje glad glans glas glazuur
    glibber glijden glimmen globe gloed gloeien glooien gloria glorie gnoom goal goed golf gondel
    gong gordijn gorilla gouache goud goulash graad graag graan gracht grafiek granaat graniet grap
    grappig gras grasmat gratie grenen grens grijs grill groei groen groenig groente groep groet
    groeve grond groot grot grutto guave guitig gulden gulheid gunnen gymles gympen gymzaal haag
    haan haard haarlok haas hagedis hagel haiku halma hals halster halte hamer hamster hand handbal
    handel handig handpop handvat hangar hangmat hapje haring hark harp harpist haspel haven haver
    havik hectare hedera heel heelal heester hegje heide held helder heldin hele helm helper hemd
    hemel herberg herder herfst hert hertog heuvel hijsen hinde hobbel hobby hobo hockey hoed hoef
    hoek hoes hoeve hoeveel hofje hofstad hokje hollen hommel hond honderd honing honkbal hoofd hoog
    hoogte hooi hoop hoopvol hoorn horen horizon horloge hotel houden hout huid huis huiskat huismus
    hulde hulp hulst humor humus hunebed husky hutje hutspot hyacint hymne ideaal idee idool idylle
    iglo ijsbaan ijsbeer ijsberg ijsco ijsje ijskoud ijspret ijsthee ijver ijzer ijzig imker imkerij
    indigo indruk ingang inhoud inkijk inkt inktvis insigne inzet inzicht iris ivoor jaar jacket
    jaguar jampot januari japon jarig jasje jasmijn jazz jeugd jodelen joggen jojo jolig jolijt jong
    jongste joviaal jubel juichen juli jungle juni jurk jute juweel kaars kaart kaas kabaal kabel
    kabinet kachel kade kajak kajuit kalebas kalf kalkoen kalm kalmte kameel kamer kamille kammen
    kanaal kanarie kaneel kano kans kant kantine kantoor kapper kapstok karaf karamel karpet karton
    kast kasteel katje katoen katrol kauw kauwgom kavel keeper kegel keien keizer kelder kelk kelner
    kennen kenner kennis kerkuil kermis kern kerrie kers kerst kervel ketel ketting keuken keurig
    keus keuze kever kiekje kievit kiezel kiezen kijken kijker kijkje kikker kikvors kilo kilt
    kimono kind kiosk kippen kiwi klaar klank klas klauter klaver kleding kleed klei kleur kleuter
    klimaat klimmen klimop klimrek klink klinker klip klipper kloek klok klomp kloof kluis klusjes
    kluwen knabbel knapzak knie knijper knikken knikker knip knipoog knobbel knoest knol knoop knop
    knots knuffel knus koala koddig koek koekoek koel koelte koepel koerier koers koet koffer koffie
    koken koker kokkel kokos kolom kolonie kombuis komedie komeet komen komijn kompaan kompas konijn
    koning kooi koopje koopman koor koper kopie kopje koppel koraal korfbal korrel kosmos koster
    kostuum kous koutje kozijn kraag kraai kraal kraam kraan krab kracht krans krant kreeft krekel
    krentje kreukel kriebel krijt kring kristal krokant kroket krokus kroniek kronkel kroon kroos
    kruid kruik kruimel kruin krul kubus kudde kuieren kuif kuiken kunst kurk kussen kust kustweg
    kwark kwart kwartet kwast kwiek kwis laan laars lach ladder lade lagune laken lama lamel lamp
    lampion lamswol land landing landweg lang lapje laptop larve lasagne lasso later latte laurier
    lava leesuur leeuw leeuwin legende legging leguaan leider lekker lelie lenen lengte lenig
    leniger lens lente lepel leraar lerares leren lesboek lessen letter leuk leunen leuning leven
    lezen lezer lezing liaan libel libero licht lied lief liefde lift lijm lijn lijst lijster likken
    lila limoen linde liniaal lint linzen lipje liter loempia logboek logeren logica logisch logo
    lokaal loket lokroep lolly lommer long loofbos look loon loop loper lotus lucht luchtig lucifer
    luieren luifel luik luister lunch lupine lusten lusthof lustrum luxe lynx maaien maaier maan
    maanvis maart maat machine magie magisch magneet mahjong mahonie mail mais maken maker makreel
    malve mand mandala manege mango manier mantel mantra maretak marimba markant marmer marmot mars
    marter masker mast matras matroos maximum mazurka meander mecenas meer meermin mees meester
    meeuw meisje melden melisse melk melkbus melkkan melkweg melodie meloen meneer mengen menthol
    menu merel merrie mesje metaal meter metro meubel mezelf middag midden midweek mier mijl mijmer
    mijn mild milieu miljoen mimosa minaret minuut mirakel mispel mobiel modder mode model modern
    moed moeras moerbei mokka molen moment mond monitor monnik mooi moot morel morgen mossel mosterd
    motief motor motto mouw muesli muiltje muis munt murmel museum musical muts muur muze muziek
    naaien naald naam naamdag nacht nagel najaar narcis natie naturel natuur nazomer nectar neef
    neon nest netjes netwerk neus nicht nieuw nimf nobel noedels noga noord nootje nougat novelle
    nuchter nummer nuttig nylon oase ober oceaan ochtend octaaf oefenen oerbos oesters oever oker
    oktober olie oliebol olifant olijf omarmen omelet omhoog ommetje omslag omtrek ontbijt ontdek
    onthaal ontwerp oogje oogst oogwenk oorbel oost open opening opera optiek optocht orakel oranje
    orgel origami orkest otter ouder oudste outfit ovaal oven overall paadje paal paar paardje
    pagina paleis palet paling palm palmtak panda paneel pannen panter papa papaja papaver papier
    paprika parade paraplu parasol parel parfum park parkeer parket parkiet partij partner pasfoto
    passie pasta pastei pastel patat patroon pauw pauze peer pendule penning penseel peper pergola
    perzik peuter pianist piano piccolo pieper pijl pilaar piloot pimpel pinda pioen pion pionier
    piraat pittig pizza plaat plakken plan planeet plank plant plas plateau platvis plein plek
    plezier ploeg pluche pluim plukken plus podium poedel poetsen polder polka polo pols pomp
    pompoen poncho pond pont pony poort poot popcorn poppen portaal portie portier portret post
    postbus potlood praat pracht prairie praline prent present pret prettig prieel prijs prima
    primeur primula prins prinses printen prisma proef profiel project proper publiek pudding punt
    puree purper putje putter puzzel pyjama quilt quinoa quiz raad raadsel raaf raam racket radar
    radijs radio radslag raket rally rand ranja rasp ratel ravijn ravioli rebus recept record reeks
    reep regatta regel regen regie regio reiger reis rekenen rekstok renbaan rendier rennen reus
    riant ribes ridder riet rijden rijk rijm rijp rijst rijtuig rimpel ring ritme rivier robijn
    robot rocker rode rodelen roeien roeier roekoe roem roepen roer roerbak roerei roffel roman rond
    rondom rondrit rood room roomijs roos rooster rosbief rots route royaal rozet rozijn rubriek
    rugby rugzak ruim ruimte ruisen ruit rumba rups rust rustdag rustiek safari saffier saga salade
    salie salon salsa salto samba sambal sandaal sardine satijn sauna saus savanne scene schaal
    schaap schaar schaats schaduw schakel schat schelp schemer schepen schets schijf schild schip
    schoen schol school schoon schouw schrift schrijf schuim schuit schuur scooter scout seconde
    seizoen selder serie sering servet sesam sfeer shampoo shirt show sier sieraad signaal sijs silo
    simpel siroop sjaal sjalot sjoelen skaten skeeler skelter slaap slak slalom slang slede slee
    sleutel slim slinger sloep slokje slot sluis smaak smaragd snaar snavel sneeuw snel snelweg
    snoek snoep snoeper snoezig snorkel snufje soep soepel sofa soja solist solo sonate sonnet
    sopraan sorbet spar specht speel speld speler spiegel spijs spikkel spin spinet spiraal spits
    spons spoor sport sprank spreeuw sprei spreken spreuk sprint sproet sprong spruit staal staart
    stad stadion stam stap stapel start station steen steiger step ster sterk steun stevig stijl
    stil stilte stippel stippen stoeien stoel stoep stoer stof stoom straal straat strand strik
    stroom stroop struik student studie studio stuiter stuiver stuk stuur subtiel succes suiker
    suite swing symbool taal taalles taart tabel tablet tafel takje takken talent talud tandem tango
    tangram tante tapdans tapijt tarwe tasje taverne taxi team teckel teen tegel teken tekst tellen
    teller tempel tempo tennis tenor tent terras textiel theater thee theekop theepot thema thuis
    tiara tien tijd tijger tijm timmer tint toast tocht toekan toendra toeren toerist toeter toetje
    toffee tolk tomaat toneel tong tonijn tooi toon topfit topje topper toren tornado tortel tosti
    touw toveren trainer trap trede trein trekker trekpop trend trio triomf trolley trom trommel
    trompet troon trots trouw truffel trui tuba tuin tuinder tuinhek tuinman tuinpad tulband tulp
    tunnel turnen twaalf twee tweede tweetal twijg twinkel twintig twist uilen uiltje uitje uitkijk
    uitleg uitweg ukelele uniek uniform uurwerk vaan vaandel vaardig vaart vaarwel vaas vacht vader
    vakman valk vandaag vanille varen veder veen veenbes veer veerman veilig veld veldbed veldsla
    veldweg venkel venster ventiel veranda verbena verf verhaal vernis vers vertel vest veter veulen
    viaduct vier viering vijf vijg vijver vilt vinden vinger vink violet violist viool visje viskom
    vissen visser vitrine vlaai vlag vlakte vlam vlecht vleugel vlieg vlieger vlier vlijt vlinder
    vloer vlokje vloot vlucht vlug voeding voet voetbal voetpad vogel voldaan volop voor vork vorm
    vossen vraag vrede vreugde vriend vrij vrijdag vroeg vroeger vrolijk vrucht vulpen vuur waaien
    waaier waarde wadden wafel wagon wakker walnoot walrus wals walvis wanten warm warmte wasbeer
    wasgoed waslijn wasmand water waterig watten weckpot weefsel week weekend weelde weer weide
    weiland wekken wekker weldaad welkom welzijn wens wereld werk west weven wever wezel wiel wier
    wierook wijd wijk wijs wijzer wikkel wilg wimpel wimper wind winkel winnaar winnen winst winter
    wisent witkar witlof witte wolf wolhaar wolk wollen wollig wolvin wombat wonder wonen woning
    woord wortel woud wuiven wulp yoga yoghurt zaad zaag zaaien zaal zacht zadel zakdoek zaklamp
    zalig zalm zand zandbak zandig zandpad zandweg zang zangles zebra zeef zeegras zeehond zeeman
    zeep zeepbel zeepsop zeeslak zeester zeetje zeetong zeewier zegel zegge zeil zeker zetel zijde
    zilt zilver zingen zinnia zinvol zitbank zitje zitzak zoeken zoen zoet zolder zomer zondag
    zonder zonnen zonnig zoom zout zuid zuinig zuivel zuiver zwaai zwaan zwaluw zwembad zwemmen
    zwemmer zwempak zwier zwierig
    """
}
