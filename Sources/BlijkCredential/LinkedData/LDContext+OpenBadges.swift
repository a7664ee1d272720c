/// Facts of the contexts that every credential of ours names, as a table of our own: which word stands
/// for which property, and how its value is read.
///
/// This one is Open Badges 3.0, `context-3.0.3.json`, whose `awardedDate` has the datatype
/// `xsd:dateTime` to the letter: the prefix is not defined there, and others read it so too.
extension LDContext {
  static let openBadges = LDContext(
    common: [
      "OpenBadgeCredential": LDTerm(ob + "OpenBadgeCredential"),
      "Achievement": LDTerm(ob + "Achievement"),
      "AchievementCredential": LDTerm("OpenBadgeCredential"),
      "AchievementSubject": LDTerm(ob + "AchievementSubject"),
      "Address": LDTerm(ob + "Address"),
      "Alignment": LDTerm(schema + "AlignmentObject"),
      "Criteria": LDTerm(ob + "Criteria"),
      "EndorsementCredential": LDTerm(ob + "EndorsementCredential"),
      "EndorsementSubject": LDTerm(ob + "EndorsementSubject"),
      "Evidence": LDTerm(ob + "Evidence"),
      "GeoCoordinates": LDTerm(ob + "GeoCoordinates"),
      "IdentifierEntry": LDTerm(ob + "IdentifierEntry"),
      "IdentityObject": LDTerm(ob + "IdentityObject"),
      "Image": LDTerm(ob + "Image"),
      "Profile": LDTerm(ob + "Profile"),
      "Related": LDTerm(ob + "Related"),
      "Result": LDTerm(ob + "Result"),
      "ResultDescription": LDTerm(ob + "ResultDescription"),
      "RubricCriterionLevel": LDTerm(ob + "RubricCriterionLevel"),
      "alignment": LDTerm(ob + "alignment"),
      "description": LDTerm(schema + "description"),
      "endorsement": LDTerm(ob + "endorsement"),
      "image": LDTerm(ob + "image", .node),
      "inLanguage": LDTerm(schema + "inLanguage"),
      "name": LDTerm(schema + "name"),
      "narrative": LDTerm(ob + "narrative"),
      "url": LDTerm(schema + "url", .typed(securexsd + "anyURI")),
      "awardedDate": LDTerm(ob + "awardedDate", .typed("xsd:dateTime")),
    ],
    byType: [
      "Achievement": [
        "achievementType": LDTerm(ob + "achievementType"),
        "alignment": LDTerm(ob + "alignment"),
        "creator": LDTerm(ob + "creator"),
        "creditsAvailable": LDTerm(ob + "creditsAvailable", .typed(securexsd + "float")),
        "criteria": LDTerm(ob + "Criteria", .node),
        "fieldOfStudy": LDTerm(ob + "fieldOfStudy"),
        "humanCode": LDTerm(ob + "humanCode"),
        "image": LDTerm(ob + "image", .node),
        "otherIdentifier": LDTerm(ob + "otherIdentifier"),
        "related": LDTerm(ob + "related"),
        "resultDescription": LDTerm(ob + "resultDescription"),
        "specialization": LDTerm(ob + "specialization"),
        "tag": LDTerm(schema + "keywords"),
        "version": LDTerm(ob + "version"),
        "inLanguage": LDTerm(schema + "inLanguage"),
      ],
      "AchievementSubject": [
        "achievement": LDTerm(ob + "achievement"),
        "activityEndDate": LDTerm(ob + "activityEndDate", .typed(securexsd + "date")),
        "activityStartDate": LDTerm(ob + "activityStartDate", .typed(securexsd + "date")),
        "creditsEarned": LDTerm(ob + "creditsEarned", .typed(securexsd + "float")),
        "identifier": LDTerm(ob + "identifier"),
        "image": LDTerm(ob + "image", .node),
        "licenseNumber": LDTerm(ob + "licenseNumber"),
        "result": LDTerm(ob + "result"),
        "role": LDTerm(ob + "role"),
        "source": LDTerm(ob + "source", .node),
        "term": LDTerm(ob + "term"),
      ],
      "Address": [
        "addressCountry": LDTerm(schema + "addressCountry"),
        "addressCountryCode": LDTerm(ob + "CountryCode"),
        "addressLocality": LDTerm(schema + "addressLocality"),
        "addressRegion": LDTerm(schema + "addressRegion"),
        "geo": LDTerm(ob + "GeoCoordinates"),
        "postOfficeBoxNumber": LDTerm(schema + "postOfficeBoxNumber"),
        "postalCode": LDTerm(schema + "postalCode"),
        "streetAddress": LDTerm(schema + "streetAddress"),
      ],
      "Alignment": [
        "targetCode": LDTerm(ob + "targetCode"),
        "targetDescription": LDTerm(schema + "targetDescription"),
        "targetFramework": LDTerm(schema + "targetFramework"),
        "targetName": LDTerm(schema + "targetName"),
        "targetType": LDTerm(ob + "targetType"),
        "targetUrl": LDTerm(schema + "targetUrl", .typed(securexsd + "anyURI")),
      ],
      "EndorsementSubject": [
        "endorsementComment": LDTerm(ob + "endorsementComment")
      ],
      "Evidence": [
        "audience": LDTerm(schema + "audience"),
        "genre": LDTerm(schema + "genre"),
      ],
      "GeoCoordinates": [
        "latitude": LDTerm(schema + "latitude"),
        "longitude": LDTerm(schema + "longitude"),
      ],
      "IdentifierEntry": [
        "identifier": LDTerm(ob + "identifier"),
        "identifierType": LDTerm(ob + "identifierType"),
      ],
      "IdentityObject": [
        "hashed": LDTerm(ob + "hashed", .typed(securexsd + "boolean")),
        "identityHash": LDTerm(ob + "identityHash"),
        "identityType": LDTerm(ob + "identityType"),
        "salt": LDTerm(ob + "salt"),
      ],
      "Image": [
        "caption": LDTerm(schema + "caption")
      ],
      "Profile": [
        "additionalName": LDTerm(schema + "additionalName"),
        "address": LDTerm(ob + "address", .node),
        "dateOfBirth": LDTerm(ob + "dateOfBirth", .typed(securexsd + "date")),
        "email": LDTerm(schema + "email"),
        "familyName": LDTerm(schema + "familyName"),
        "familyNamePrefix": LDTerm(ob + "familyNamePrefix"),
        "givenName": LDTerm(schema + "givenName"),
        "honorificPrefix": LDTerm(schema + "honorificPrefix"),
        "honorificSuffix": LDTerm(schema + "honorificSuffix"),
        "image": LDTerm(ob + "image", .node),
        "otherIdentifier": LDTerm(ob + "otherIdentifier"),
        "parentOrg": LDTerm(ob + "parentOrg", .node),
        "patronymicName": LDTerm(ob + "patronymicName"),
        "phone": LDTerm(ob + "phone"),
        "official": LDTerm(ob + "official"),
      ],
      "Related": [
        "version": LDTerm(ob + "version"),
        "inLanguage": LDTerm(schema + "inLanguage"),
      ],
      "Result": [
        "achievedLevel": LDTerm(ob + "achievedLevel", .typed(securexsd + "anyURI")),
        "resultDescription": LDTerm(ob + "resultDescription", .typed(securexsd + "anyURI")),
        "status": LDTerm(ob + "status"),
        "value": LDTerm(schema + "value"),
      ],
      "ResultDescription": [
        "allowedValue": LDTerm(ob + "allowedValue", isList: true),
        "requiredLevel": LDTerm(ob + "requiredLevel", .typed(securexsd + "anyURI")),
        "requiredValue": LDTerm(ob + "requiredValue"),
        "resultType": LDTerm(ob + "resultType"),
        "rubricCriterionLevel": LDTerm(ob + "rubricCriterionLevel"),
        "valueMax": LDTerm(ob + "valueMax"),
        "valueMin": LDTerm(ob + "valueMin"),
      ],
      "RubricCriterionLevel": [
        "level": LDTerm(ob + "level"),
        "points": LDTerm(ob + "points"),
      ],
    ])
}

private let ob = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
private let schema = "https://schema.org/"
private let securexsd = "https://www.w3.org/2001/XMLSchema#"
