# The credential file
vault-credential-missing = The credential file { $path } cannot be read. Put back the file made at setup. Without it nobody can sign in; if it is lost, the custodians can restore it with their shares.
vault-credential-exposed = Others on this machine can read the credential file { $path }. Let only the service's own user read it (chmod 600), then start again.
vault-credential-damaged = The credential file { $path } does not hold exactly 32 bytes. Put back the file made at setup.
vault-credential-exists = There is already a file { $path }. It is left as it is: whoever overwrites a credential file loses what it protects.
vault-credential-foreign = The credential file does not belong to this database. Put back the file that was made together with it.

# The recovery phrase
vault-phrase-length = { $count ->
    [one] A recovery phrase has twelve words; you typed one.
   *[other] A recovery phrase has twelve words; you typed { $count }.
}
vault-phrase-word = Word { $position } is not a word of a recovery phrase. Check how it is spelt.
vault-phrase-check = These twelve words do not belong together. Check the order of the words and each word against your sheet.

# Anonymous receipts
vault-receipt-unreadable = A receipt has 24 digits, in six groups of four. Check what you typed against your note.

# Comparing keys
vault-fingerprint-unreadable = A fingerprint has 20 letters and digits, in five groups of four. Check what you typed.

# Acts that need two people
vault-approval-expired = The approval has expired. Ask two people to approve again.
vault-approval-incomplete = This needs the approval of two different people.

# Custodians and their shares
vault-share-scheme = Choose at least two shares to restore the key, no more shares than there are custodians, and at most 16 custodians.
vault-share-length = { $count ->
    [one] A share has five lines of 16 characters, 80 in all; you typed one.
   *[other] A share has five lines of 16 characters, 80 in all; you typed { $count }.
}
vault-share-line = There is a slip in line { $line }. Compare this line with the paper, character by character.
vault-share-foreign = Share { $index } of those typed belongs to another recovery key. Ask its custodian for the share of this one.
vault-share-twice = Share number { $number } was typed twice. Each custodian's share counts once.
vault-share-too-few = It takes { $needed } different shares to restore the recovery key; { $present ->
    [0] none is here yet.
    [one] one is here.
   *[other] { $present } are here.
}
vault-share-mismatch = Each share is typed correctly, but together they do not give the recovery key. At least one is from an earlier printing: compare the dates on the sheets.

# The office's groups.
vault-not-initialised = No office was founded in this database. Run “probity init” first.
vault-recovery-not-pinned = The recovery key in the database is not the one whose fingerprint stands in the settings (office.recovery_fingerprint). Compare both with the paper of the ceremony.
vault-group-not-certified = This group has no certified key yet: two people must stand for it first.
