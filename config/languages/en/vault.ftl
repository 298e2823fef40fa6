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
