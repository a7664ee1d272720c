// What the public API of this room speaks of comes along with it: whoever issues needs one import.
@_exported public import BlijkBasics
@_exported public import BlijkCredential
@_exported public import BlijkKeys
@_exported public import BlijkRegister
@_exported public import BlijkSecrets
@_exported public import BlijkVerifying
