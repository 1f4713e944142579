/// Words by which a publishing house or a body is known.
enum HouseWords {
  /// Words that make a name a publisher's however long it is.
  static let plain: Set<String> = [
    "press", "presses", "verlag", "verl", "publishers", "publisher", "publishing", "publications", "books", "editions",
    "editeur", "editeurs",
    "editore", "editori", "edizioni", "editorial", "ediciones", "editora", "izdatelstvo", "springer", "elsevier",
    "wiley", "routledge", "erlbaum",
    "springer-verlag", "verlagsgesellschaft", "verlagsanstalt", "gallimard", "blackwell", "kluwer", "macmillan",
    "suhrkamp",
  ]

  static let publishers = """
    press presses verlag verl publishers publisher publishing publications publ publication books editions edition editeur editeurs
    editore editori edizioni editorial ediciones editora izdatelstvo verlagsgesellschaft verlagshaus verlagsanstalt uitgeverij forlag
    wiley springer elsevier kluwer routledge blackwell sage pearson mcgraw hill prentice addison wesley macmillan palgrave
    penguin norton harper harpercollins collins knopf random doubleday houghton mifflin holt rinehart winston academic
    freeman birkhauser karger thieme saunders mosby lippincott williams wilkins churchill livingstone butterworth heinemann
    oxford cambridge mit yale princeton harvard chicago stanford cornell duke erlbaum lawrence kaufmann morgan oreilly
    gallimard seuil puf flammarion hachette fayard minuit dunod larousse nathan plon grasset stock payot vrin klincksieck
    harmattan hermann armand colin decouverte delachaux niestle droz retz odile fischer beck suhrkamp rowohlt piper
    campus reclam hanser ullstein kohlhammer mohr siebeck vandenhoeck ruprecht westdeutscher leske budrich nomos niemeyer
    gruyter steiner oldenbourg klett cotta luchterhand kiepenheuer insel wagenbach transcript vsa meiner metzler francke
    einaudi mondadori laterza mulino feltrinelli bompiani marsilio sansoni carocci adelphi brill nijhoff reidel mouton north-holland
    benjamins rodopi peeters brepols tauris ashgate polity verso pluto zed earthscan praeger greenwood westview
    lexington rowman littlefield transaction sharpe rienner continuum bloomsbury faber methuen dent longman longmans croom
    hutchinson murray chatto hogarth unwin allen harvester wheatsheaf athlone clarendon heath scribner scribners
    simon schuster basic vintage anchor viking dover plenum dekker interscience crc guilford jossey-bass brooks cole
    wadsworth abingdon eerdmans baker zondervan nauka progress mysl politizdat rosspen springer-verlag wiley-interscience academie rand
    brookings carnegie chapman francis taylor thames hudson humanitas kegan paul orbis pergamon pion sinauer
    tecdoc quae aubier belin bordas casterman cerf maspero syros calmann-levy champion larcier bruylant economica
    """

  static let institutions = """
    university universitat universite universidad universita universiteit univ institute institut instituto istituto college school
    department dept faculty laboratory laboratories lab labs center centre zentrum council commission committee ministry
    ministere ministerium bundesamt bureau office academy akademie academie association society societe gesellschaft
    foundation stiftung fondation organisation organization bank fund agency administration service board court
    parliament congress senate assembly union federation group corporation corp inc ltd gmbh llc company survey museum
    library bibliothek bibliotheque hochschule fachhochschule forschungszentrum wissenschaftszentrum ecole polytechnic polytechnique
    hospital clinic observatory nations unesco oecd unicef who nato imf ilo eu
    conseil comite agence observatoire commissariat bundesministerium landesamt senat verein verband bund team government secretariat authority division nasa usda epa
    """
}
