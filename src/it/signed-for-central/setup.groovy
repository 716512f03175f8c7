// A key that signs, and what takes uploads as Central does. It ends with verify.groovy.
import com.sun.net.httpserver.HttpServer

def gnupg = new File(basedir, 'gnupg')
gnupg.mkdirs()
['chmod', '700', gnupg.path].execute().waitFor()
def gpg = ['gpg', '--homedir', gnupg.path, '--batch', '--quiet', '--passphrase', '', '--quick-generate-key',
    'releases@acme.example', 'ed25519', 'sign', 'never'].execute()
assert gpg.waitFor() == 0: gpg.err.text

def uploads = []
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.createContext('/api/v1/publisher') { exchange ->
  def body = exchange.requestBody.bytes
  def upload = exchange.requestURI.path.endsWith('/upload')
  if (upload) {
    uploads << [login: exchange.requestHeaders.getFirst('Authorization'), body: body]
  }
  def answer = (upload ? '2f4e1f5c-0000-4000-8000-000000000000' : '{"deploymentState": "VALIDATED", "purls": [], "errors": {}}').bytes
  exchange.responseHeaders.set('Content-Type', 'application/json')
  exchange.sendResponseHeaders(upload ? 201 : 200, answer.length)
  exchange.responseBody.write(answer)
  exchange.close()
}
server.start()
System.properties.put(basedir.path, [server: server, uploads: uploads])

new File(basedir, 'local.properties').text = """\
gpg.homedir=${gnupg.path.replace('\\', '/')}
"""
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<version>0.12.0</version>',
    "<version>0.12.0</version>\n        <configuration><centralBaseUrl>http://127.0.0.1:${server.address.port}</centralBaseUrl></configuration>")
// The password is "central-word", encrypted with the master password of settings-security.xml, as mvn --encrypt-password does.
new File(basedir, 'settings.xml').text = '''\
<settings><servers><server>
  <id>central</id><username>token</username><password>{KInmSVU22mQHbHP0lP10UClYaOMf6m31xIMudeDadl8=}</password>
</server></servers></settings>
'''
return true
