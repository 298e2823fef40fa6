# What is wrong with the settings. Read by whoever starts the program.

config-file-unreadable = { $file } cannot be read: { $cause }.
config-not-toml = { $file }, line { $line }: this is not TOML ({ $cause }).
config-unknown-section = { $file }: there is no section [{ $section }]. config/default.toml lists every section.
config-unknown-section-meant = { $file }: there is no section [{ $section }]. Did you mean [{ $meant }]?
config-unknown-key = { $file }: section [{ $section }] has no setting { $key }. config/default.toml lists every setting.
config-unknown-key-meant = { $file }: section [{ $section }] has no setting { $key }. Did you mean { $meant }?
config-unknown-variable = The environment variable { $variable } names no setting. Write PROBITY__SECTION__KEY.
config-not-section = { $file }: { $section } is a section. Write [{ $section }] on a line of its own and its settings below it.
config-wrong-kind = { $file }: the setting { $key } of section [{ $section }] must be { $expected }.

config-kind-text = words in quotation marks
config-kind-number = a whole number that is not negative
config-kind-switch = true or false
config-kind-list = a list of words, such as ["en", "ar"]
config-kind-names = a section of its own with one line for each language
config-kind-listen = an address and a port, such as 127.0.0.1:8080
config-kind-delivery = "none", "folder" or "smtp"
config-kind-security = "tls", "starttls" or "none"
config-kind-port = a port number from 1 to 65535

config-empty = The setting { $setting } must not be empty.
config-range = The setting { $setting } is { $value }, but must lie between { $least } and { $most }.
config-secret-empty = The setting { $setting } names the file { $file }, whose first line is empty. Write the secret there.
config-time-zone = There is no time zone { $zone }. Write an IANA name, such as Europe/Zurich.
config-no-language = The setting office.languages is empty. The office needs at least one language.
config-language-tag = { $language } is not the tag of a language. Write one such as en, ar or pt-BR.
config-language-not-among = The office's language { $language } is not among its languages ({ $languages }).
config-name-missing = The office has no name in the language { $language }. Add it to the section [office.name].
config-listen-without-proxy = The server would answer on { $listen } without TLS. Put a proxy that speaks TLS in front and set server.behind_proxy to true, or answer on 127.0.0.1.
config-url = The setting server.public_url is { $url }, but must be an address such as https://ethics.example.org, without a path.
config-url-without-tls = The address { $url } is not protected by TLS. Write one that begins with https://.
config-shares-same = The settings shares.url and database.url are the same. The shares must be kept apart from the database.
config-mail-host = Letters are to leave by SMTP, but mail.host is empty. Write the name of the relay.
config-mail-from = The setting mail.from must be an e-mail address, because letters leave under it.
config-mail-open-password = The password of mail.user would cross the network in the clear. Set mail.security to "tls" or "starttls", or empty mail.user.
config-pinned-before = Another recovery key is pinned in the settings. Remove the line only if you know why it is there.
config-pin-by-hand = The fingerprint of the recovery key could not be written into probity.toml. Add this line to its section [office]: { $line }
