// A real registry, and before it one that refuses the first upload of the primary. It ends with verify.groovy, or by itself.
import com.sun.net.httpserver.HttpServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicBoolean

def home = new File(basedir, 'registry')
home.mkdirs()
new File(home, 'config.yaml').text = '''\
storage: ./storage
auth: {htpasswd: {file: ./htpasswd}}
uplinks: {}
packages:
  '@*/*': {access: $all, publish: $all}
  '**': {access: $all, publish: $all}
'''
def free = new ServerSocket(0, 1, InetAddress.loopbackAddress)
def port = free.localPort
free.close()
def verdaccio = new File(basedir, '../../tools/verdaccio').canonicalPath
def process = new ProcessBuilder('timeout', '3000', verdaccio, '-c', new File(home, 'config.yaml').path, '-l', "127.0.0.1:${port}".toString())
    .directory(home).redirectErrorStream(true).redirectOutput(new File(home, 'log')).start()
def client = HttpClient.newHttpClient()
def registry = { path -> HttpRequest.newBuilder(URI.create("http://127.0.0.1:${port}${path}")) }
def up = false
for (int i = 0; i < 3000 && !up && process.alive; i++) {
  try {
    up = client.send(registry('/-/ping').build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200
  } catch (IOException notYet) {
    sleep(100)
  }
}
assert up: new File(home, 'log').text

def refused = new AtomicBoolean()
def front = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
front.executor = Executors.newCachedThreadPool { task -> def thread = new Thread(task); thread.daemon = true; thread }
front.createContext('/') { exchange ->
  try {
    def body = exchange.requestBody.bytes
    if (exchange.requestURI.path == '/stop') {
      process.destroy()
      exchange.sendResponseHeaders(200, -1)
      front.stop(0)
    } else if (exchange.requestMethod == 'PUT' && exchange.requestURI.path.contains('dial-backend') && refused.compareAndSet(false, true)) {
      exchange.sendResponseHeaders(403, -1)
    } else {
      def request = registry(exchange.requestURI.toString())
          .method(exchange.requestMethod, HttpRequest.BodyPublishers.ofByteArray(body))
      exchange.requestHeaders.each { name, values ->
        if (!(name.toLowerCase() in ['host', 'connection', 'content-length', 'expect', 'upgrade', 'accept-encoding'])) {
          values.each { request.header(name, it) }
        }
      }
      def answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
      answer.headers().firstValue('content-type').ifPresent { exchange.responseHeaders.set('Content-Type', it) }
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length ?: -1)
      if (answer.body().length > 0) {
        exchange.responseBody.write(answer.body())
      }
    }
  } finally {
    exchange.close()
  }
}
front.start()
def url = "http://127.0.0.1:${front.address.port}/"
new File(basedir, 'test.properties').text = "provider.npm.registry=${url}\n"
// The registry takes packages from everybody, but npm insists on a token.
new File(basedir, '.npmrc').text = "${url.substring('http:'.length())}:_authToken=none\n"
return true
