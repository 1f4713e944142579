/// Towns where books are published or meetings held, and the countries and states named after them.
enum PlaceNames {
  static let cities = """
    london york paris berlin boston chicago cambridge oxford philadelphia washington princeton haven stanford ithaca
    baltimore amsterdam leiden leyden utrecht rotterdam hague haag dordrecht groningen antwerp antwerpen brussels bruxelles
    brussel louvain leuven ghent gent liege munich munchen frankfurt hamburg koln cologne stuttgart tubingen gottingen leipzig dresden
    weimar jena halle bonn dusseldorf opladen wiesbaden darmstadt neuwied heidelberg mannheim freiburg mainz marburg
    giessen kassel hannover bremen kiel rostock greifswald munster bielefeld dortmund essen duisburg bochum aachen trier
    saarbrucken karlsruhe ulm augsburg wurzburg bamberg nurnberg erlangen regensburg passau konstanz potsdam
    cottbus magdeburg hildesheim gutersloh weinheim reinbek vienna wien graz salzburg innsbruck linz zurich basel bern geneva geneve genf
    lausanne fribourg lucerne lyon marseille toulouse bordeaux strasbourg grenoble montpellier rennes nantes lille nancy
    dijon rouen tours poitiers aix arles nice caen rome roma milan milano turin torino bologna florence firenze
    venice venezia padua padova naples napoli palermo genoa genova pisa siena bari madrid barcelona sevilla seville valencia
    granada salamanca lisbon lisboa porto coimbra athens moscow moskva moskau petersburg leningrad kiev kyiv kharkov minsk riga vilnius
    tallinn warsaw warszawa krakow cracow wroclaw poznan prague praha brno bratislava budapest bucharest bucuresti sofia
    tashkent almaty tbilisi yerevan baku chisinau skopje tirana pristina reykjavik nicosia belgrade zagreb ljubljana sarajevo istanbul ankara jerusalem tel aviv haifa cairo beirut damascus tehran baghdad
    delhi bombay mumbai calcutta kolkata madras chennai bangalore hyderabad karachi lahore dhaka colombo bangkok singapore
    jakarta manila hanoi saigon beijing peking shanghai nanjing hong kong taipei tokyo kyoto osaka nagoya seoul sydney
    melbourne canberra brisbane adelaide perth auckland wellington christchurch dunedin toronto montreal ottawa vancouver
    quebec calgary edmonton winnipeg halifax kingston mexico havana bogota lima santiago caracas quito rio janeiro
    paulo brasilia nairobi lagos ibadan accra dakar johannesburg pretoria cape durban harare kampala
    salaam edinburgh glasgow aberdeen dundee andrews manchester liverpool leeds sheffield birmingham bristol nottingham
    leicester coventry warwick exeter southampton portsmouth brighton reading canterbury norwich york durham newcastle
    lancaster cardiff swansea aberystwyth belfast dublin cork galway camberley aldershot cheltenham farnham basingstoke houndmills
    chichester harmondsworth hillsdale mahwah englewood cliffs hoboken reading redwood menlo park palo alto mountain
    view mateo francisco angeles diego berkeley davis santa barbara monica cruz clara jose irvine pasadena stanford
    seattle portland eugene denver boulder fort collins salt lake phoenix tucson albuquerque dallas houston austin
    antonio arlington worth orleans atlanta miami gainesville tampa tallahassee durham chapel raleigh charlotte
    richmond charlottesville pittsburgh cleveland columbus cincinnati dayton detroit arbor lansing
    indianapolis bloomington lafayette urbana champaign evanston madison milwaukee minneapolis paul omaha lincoln
    kansas lawrence norman tulsa memphis nashville knoxville birmingham louisville lexington buffalo
    rochester syracuse albany binghamton brunswick newark providence hartford middletown amherst northampton worcester
    lowell hanover burlington bethesda rockville annapolis alexandria mclean carlisle monterey honolulu anchorage
    stockholm uppsala goteborg gothenburg lund malmo oslo bergen trondheim copenhagen kobenhavn aarhus odense helsinki turku tampere
    reykjavik luxembourg monaco westport thousand oaks belmont boca raton rapids norwood aldershot
    москва ленинград киев софия минск петербург новосибирск казань tempe stroud delft malden orlando yokohama rabat pisa bamako naga totowa armonk baden-wurttemberg nordrhein-westfalen baden bayern hessen niedersachsen sachsen thuringen brandenburg grand hackensack secaucus
    """

  static let regions = """
    usa uk us england scotland wales ireland france germany deutschland italy italia spain espana portugal netherlands belgium belgique
    switzerland schweiz suisse austria osterreich denmark sweden norway finland poland hungary romania bulgaria greece turkey
    russia ussr ukraine israel egypt india pakistan china japan korea taiwan australia canada zealand brazil brasil
    argentina chile colombia peru africa kenya nigeria ghana algeria morocco tunisia iran iraq
    al ak az ar ca co ct dc de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
    ri sc sd tn tx ut vt va wa wv wi wy calif cal conn colo fla ill ind kan mass md mich minn miss neb nev ont penn pa tenn
    tex va vt wash wis wisc bc qc nsw vic surrey sussex kent essex middlesex herts bucks berks
    california texas florida illinois massachusetts michigan pennsylvania virginia maryland jersey ohio oregon colorado arizona
    connecticut indiana iowa wisconsin minnesota missouri tennessee georgia carolina hampshire maine vermont
    utah nevada oklahoma louisiana alabama kentucky hawaii alaska montana idaho wyoming nebraska
    ontario alberta manitoba saskatchewan victoria queensland tasmania
    """
}
