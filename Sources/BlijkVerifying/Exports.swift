// What the public API of this room speaks of comes along with it: whoever verifies needs one import.
@_exported public import BlijkBasics
@_exported public import BlijkCredential
@_exported public import BlijkKeys
@_exported public import BlijkRegister
