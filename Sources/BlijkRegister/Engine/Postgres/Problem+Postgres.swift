import BlijkBasics

extension Problem {
  /// What a failure of PostgreSQL means to the reader.
  init(postgres place: String, failure: any Error) {
    let state = (failure as? PostgresFailure)?.state
    switch (failure, state?.prefix(2)) {
    case (is LibPQ.IsMissing, _):
      self.init(
        .badRegister,
        nl:
          "Voor het register \(place) is libpq nodig, en die is hier niet. Installeer die met: "
          + "apt install libpq5",
        en:
          "The register \(place) needs libpq, which is not here. Install it with: apt install libpq5"
      )
    case (let failure as PostgresFailure, _) where failure.isUnsafe:
      self.init(
        .badRegister,
        nl:
          "De verbinding met het register \(place) is niet veilig: Blijk kan niet controleren dat dit de goede "
          + "server is. Zet het certificaat van wie dat van de server ondertekende in "
          + "~/.postgresql/root.crt, of achter het adres: ?sslrootcert=/pad/ca.crt",
        en:
          "The connection with the register \(place) is not safe: Blijk cannot tell that this is the right "
          + "server. Put the certificate of who signed the server's in ~/.postgresql/root.crt, or after "
          + "the address: ?sslrootcert=/path/ca.crt")
    case (is PostgresFailure, nil), (_, "08"), (_, "57"):
      self.init(
        .badRegister,
        nl:
          "Het register \(place) is niet bereikbaar. Draait PostgreSQL daar, en klopt het adres? "
          + "Probeer het straks opnieuw.",
        en:
          "The register \(place) cannot be reached. Is PostgreSQL running there, and is the address "
          + "right? Try again later.")
    case (_, "28"), (_, "42"):
      self.init(
        .badRegister,
        nl:
          "Het register \(place) laat u niet binnen. Controleer de naam, het wachtwoord van de database en de rechten.",
        en:
          "The register \(place) does not let you in. Check the name, the database password and the permissions."
      )
    case (_, "3D"):
      self.init(
        .badRegister,
        nl: "De database \(place) is er niet. Maak die eerst met: createdb",
        en: "The database \(place) is not there. Make it first with: createdb")
    case (_, "53"):
      self.init(
        .cannotWrite,
        nl: "Het register \(place) kan niet worden geschreven: daar is de schijf vol.",
        en: "The register \(place) cannot be written: the disk there is full.")
    case (_, "25"):
      self.init(
        .badRegister, nl: "Het register \(place) kan alleen worden gelezen.",
        en: "The register \(place) can only be read.")
    default:
      let number = state.map { " (PostgreSQL \($0))" } ?? ""
      self.init(
        .badRegister, nl: "Het register \(place) geeft een fout\(number).",
        en: "The register \(place) reports an error\(number).")
    }
  }
}
