/// Law reports and neutral citations by their usual abbreviations, written without blanks and stops: by them a number, a
/// name and a number are known for a case where no name of a case stands before them.
enum ReporterNames {
  /// Whether letters and digits are those of a report; case is told, because `Us` is none.
  static func isKnown(_ key: String) -> Bool { reports.contains(key) || neutral.contains(key) }

  /// Reports and vendor-neutral series.
  private static let reports = Set(
    words: """
      US SCt LEd LEd2d LEd3d USLW F F2d F3d F4th FSupp FSupp2d FSupp3d FSupp4th FRD FAppx FedAppx FedCl ClCt CtCl BR TC
      MJ VetApp USApp USAppDC Dall Cranch Wheat Pet How Black Wall Otto
      A A2d A3d Atl NE NE2d NE3d NW NW2d NW3d P P2d P3d Pac SE SE2d So So2d So3d SW SW2d SW3d
      Ala AlaApp Alaska Ariz ArizApp Ark ArkApp Cal Cal2d Cal3d Cal4th Cal5th CalApp CalApp2d CalApp3d CalApp4th CalApp5th
      CalRptr CalRptr2d CalRptr3d Colo ColoApp Conn ConnApp ConnSupp Del DelCh Fla FlaSupp Ga GaApp Haw Hawaii HawApp Idaho
      Ill Ill2d IllApp IllApp2d IllApp3d IllDec Ind IndApp Iowa Kan KanApp Ky La LaAnn Me Md MdApp Mass MassAppCt Mich
      MichApp Minn Miss Mo MoApp Mont Neb NebApp Nev NH NJ NJL NJSuper NJEq NM NY NY2d NY3d NYS NYS2d NYS3d NYCrimR AD AD2d
      AD3d AppDiv AppDiv2d AppDiv3d Misc Misc2d Misc3d NC NCApp ND Ohio OhioSt OhioSt2d OhioSt3d OhioApp OhioApp2d
      OhioApp3d Okla OklaCrim Or OrApp Pa PaSuper PaCmwlth PaDC RI SC SD Tenn TennApp Tex TexApp TexCrim Utah Utah2d Vt Va
      VaApp Wash Wash2d WashApp WashApp2d Wn Wn2d WnApp WVa Wis Wis2d Wyo PR PRR DPR
      AC QB KB Ch Fam WLR AllER AllERRep ER LlRep LloydsRep CrAppR CrAppRS TLR LT BCLC BCC ICR IRLR FLR FCR PCR JPL HLR EGLR
      EMLR FSR RPC Rep SC SLT SCLR SCCR SC(HL) IR ILRM NI NIJB
      ECR CMLR EHRR ECHR BHRC DR ITR ILR ICJRep ICJReports PCIJ RIAA UNRIAA ICLR
      CLR ALR FCR FLR ALJR NSWLR VR SR SASR WAR QdR TasR NZLR SCR DLR OR BCLR WWR AR SALR SA BCLR AIR SCC HKLRD SLR MLJ
      WL LEXIS
      """)

  /// Courts that number their own judgments: `[2005] UKHL 71`.
  static let neutral = Set(
    words: """
      UKHL UKSC UKPC EWCA EWHC EWFC EWCOP EWCACiv EWCACrim UKUT UKFTT UKEAT UKAIT CSIH CSOH HCJAC NICA NIQB NICh IESC IEHC
      IECA HCA FCA FCAFC NSWCA NSWSC VSC VSCA QCA QSC SASC WASC TASSC NZSC NZCA NZHC SCC ONCA BCCA ABCA ZACC ZASCA EUECJ
      HKCFA SGCA SGHC INSC
      """)
}
