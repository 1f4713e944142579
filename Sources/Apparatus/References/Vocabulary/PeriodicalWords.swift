/// Words by which the name of a newspaper, magazine or journal is known.
enum PeriodicalWords {
  static let full = """
    journal journals zeitschrift revue review reviews annals annales annalen bulletin quarterly archiv archives archivio
    archivos transactions letters magazine gazette gazeta gazzetta times post zeitung newspaper tribune herald guardian
    observer chronicle week weekly monthly daily tageblatt rundschau spiegel zeit welt monde figaro liberation humanite pravda
    izvestia izvestiya kommersant vedomosti nezavisimaya rossiyskaya krasnaya economist nature science lancet cell brain
    communications newsletter forum jahrbuch yearbook almanac cahiers acta revista rivista studia studien zhurnal vestnik
    voprosy mysl inquiry telegraph independent journalism anzeiger nachrichten blatter vierteljahrshefte
    vierteljahrsschrift wochenschrift monatsschrift monatshefte beitrage mitteilungen quaderni bollettino notes
    record digest dispatch newswire newsline panorama rfe news courier kurier presse abendblatt merkur morgenpost neue inprecor esprit commentaire critique
    proceedings diacritics daedalus foreign computing lettres beihefte
    """

  static let abbreviations = """
    j am ann acad acta adv anal anat anim anthropol appl arch archaeol astron astrophys atmos aust austral avian bact
    bacteriol behav biochem bioeng biogeogr bioinf bioinform biol biom biomech biomed biometr biophys biosci biotechnol
    bone bot br brit bull can canad cancer cardiol cardiovasc cem cereb chem child chim chir chromatogr circ clim clin
    cogn coll comm commun comp compar comput conf conserv contrib crit cryst curr cytol dent dermatol dev diabetes diagn
    dis disord drug earth ecol econ econom educ eff electr electroanal electrochem electron embryol endocr endocrinol
    energ eng ent entomol environ environm epidemiol ergon essays eth ethn ethol eur europ evol exp exper fac fam fed fem
    fert fertil fish fluid food forens found front fut gaz gen genet genom geochem geogr geol geomorphol geophys gerontol
    gesch gyn gynecol haematol health hear hematol hepatol herpetol hist hort hosp hum hydrol hyg ichthyol image
    immun immunol ind indian inf infect inform inorg insect inst int integr intern internat invertebr invest isr ital jpn
    japan jour kardiol lab laryngol lett leuk lib ling lipid lond mach mag mamm mammal manag mar mat mater math meas
    mech med mem metab meteor meth methods microb microbiol microsc mol molec morphol mult mus mutat nano nat natl natur
    nephrol nerv neth neur neural neurobiol neurochem neurol neuropsychol neuropsychiatry neurophysiol neurosci neurosurg neuropharmacol new nucl
    nurs nutr obes obstet occup ocean oceanogr oncol ophthal ophthalmol opt oral organ ornithol orthop otol otolaryngol
    paleontol parasit parasitol path pathol pediat pediatr percept perinat person perspect pharm pharmac pharmacol
    pharmacother philol philos photochem phys physiol plant polit pol poll pollut polym pop popul prev primatol prob probl
    proc prog prot psych psychiat psychiatr psychiatry psychoanal psychol psychopharmacol psychosom psychother pub publ qual quant quart
    radiat radiol reg rehabil relat rep reprod res resp respir rev rheum rheumatol roy royal scand sci sem semin sex
    signal soc sociol softw soil spectrosc spine sport sports stat statist stem stroke struct stud suppl surf surg surv
    symp syst tech technol tetrahedron theor theoret therap thorac thromb thorax tissue tox toxicol trans transl transplant trauma
    trends trop tumor univ urban urol vacc vasc vet vib virol virus vis visc water wochenschr wildl world z zbl zeitschr
    zentralbl zh zool dtsch schweiz gesamte ges mitt nachr abh sitzungsber ber vierteljahrsh jahrb verh aerzteblatt arztebl nervenarzt
    hisp ital isis angew wiss phil theol kirchl hz vfz kzfss nr ges kult litt pac atl mediterr
    """
}
