// What servers find under one name is fetched from a mirror or through a proxy, with the logins of the settings, and locked
// under its own name.

def (server, requests) = System.properties.remove(basedir.path).with { [it.server, it.requests] }
server.stop(0)

def log = new File(basedir, 'build.log').text
assert !log.contains('\tat ')
for (secret in ['mirror-word', 'proxy-word', 'wrong-word', 'reader:mirror-word'.bytes.encodeBase64() as String]) {
  assert !log.contains(secret)
}

def path = 'com/acme/lock-through-mirror-and-proxy/1.0.0/lock-through-mirror-and-proxy-1.0.0'
def archive = "${path}-linux-amd64.tar.gz"
def deployment = new File(basedir, 'deployment')
for (name in ['mirror', 'proxy']) {
  def credentials = new groovy.json.JsonSlurper().parse(new File(deployment, "${name}.lock.json")).providers.externalCredentials.default
  assert credentials.archives.'linux/amd64'.url == "http://repo.acme.example/maven/${archive}"
  assert credentials.archives.'linux/amd64'.sha256 == new File(basedir, "target/repository/${archive}").bytes.digest('SHA-256')
}
for (asked in ["/mirror/${path}.yaml", "/mirror/${archive}", "http://repo.acme.example/maven/${path}.yaml", "http://repo.acme.example/maven/${archive}"]) {
  assert requests.contains("${asked} true".toString())
}

// Whoever is not let in has no lock, and hears which repository it was.
assert !new File(deployment, 'stranger.lock.json').exists()
assert log.readLines().any { it.startsWith('[ERROR]') && it.contains('401') }
