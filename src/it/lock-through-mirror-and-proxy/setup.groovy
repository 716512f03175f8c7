// A repository that nobody reaches by its own name: only a mirror has its files, or a proxy, and both ask who is there.
import com.sun.net.httpserver.HttpServer

def repository = new File(basedir, 'target/repository')
def basic = { name, password -> 'Basic ' + "${name}:${password}".bytes.encodeBase64() }
def server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
def requests = Collections.synchronizedList([])
def answer = { exchange, path, allowed, status, challenge ->
  requests << "${exchange.requestURI} ${allowed}".toString()
  def file = new File(repository, path)
  if (!allowed) {
    exchange.responseHeaders.set(challenge, 'Basic realm="acme"')
    exchange.sendResponseHeaders(status, -1)
  } else if (file.isFile()) {
    exchange.sendResponseHeaders(200, file.length())
    file.withInputStream { exchange.responseBody << it }
  } else {
    exchange.sendResponseHeaders(404, -1)
  }
  exchange.close()
}
server.createContext('/mirror') { exchange ->
  def allowed = exchange.requestHeaders.getFirst('Authorization') == basic('reader', 'mirror-word')
  answer(exchange, exchange.requestURI.path - '/mirror/', allowed, 401, 'WWW-Authenticate')
}
server.createContext('/maven') { exchange ->
  def allowed = exchange.requestURI.host == 'repo.acme.example' &&
      exchange.requestHeaders.getFirst('Proxy-Authorization') == basic('office', 'proxy-word')
  answer(exchange, exchange.requestURI.path - '/maven/', allowed, 407, 'Proxy-Authenticate')
}
server.start()
System.properties.put(basedir.path, [server: server, requests: requests])

def port = server.address.port
def login = { id, name, password -> "<server><id>${id}</id><username>${name}</username><password>${password}</password></server>" }
def mirror = "<mirrors><mirror><id>near</id><mirrorOf>acme</mirrorOf><url>http://127.0.0.1:${port}/mirror</url></mirror></mirrors>"
def proxy = "<proxies><proxy><id>office</id><active>true</active><protocol>http</protocol><host>127.0.0.1</host><port>${port}</port>" +
    '<username>office</username><password>proxy-word</password><nonProxyHosts>127.0.0.1</nonProxyHosts></proxy></proxies>'
new File(basedir, 'mirror.xml').text = "<settings>${mirror}<servers>${login('near', 'reader', 'mirror-word')}</servers></settings>"
// Named one by one, a repository without TLS is what somebody wants: Maven blocks only what it finds by itself.
def open = '<mirrors><mirror><id>open</id><mirrorOf>acme</mirrorOf><url>http://repo.acme.example/maven</url></mirror></mirrors>'
new File(basedir, 'proxy.xml').text = "<settings>${open}${proxy}</settings>"
new File(basedir, 'stranger.xml').text = "<settings>${mirror}<servers>${login('near', 'reader', 'wrong-word')}</servers></settings>"
return true
