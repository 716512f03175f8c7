import com.sun.net.httpserver.HttpServer
import java.util.concurrent.Executors

// What nginx does with WebDAV: a file is there, or it is put there.
def files = new File(basedir, 'server')
def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
server.executor = Executors.newCachedThreadPool { new Thread(it).tap { daemon = true } }
server.createContext('/') { exchange ->
  def file = new File(files, exchange.requestURI.path)
  def method = exchange.requestMethod
  if (method == 'PUT') {
    file.parentFile.mkdirs()
    file.bytes = exchange.requestBody.bytes
    exchange.sendResponseHeaders(201, -1)
  } else if (file.isFile()) {
    exchange.sendResponseHeaders(200, method == 'HEAD' ? -1 : file.length())
    if (method == 'GET') {
      exchange.responseBody.withStream { it << file.bytes }
    }
  } else {
    exchange.sendResponseHeaders(404, -1)
  }
  exchange.close()
}
server.start()
context.put('server', server)

// One project four times, each with a cache of its own, as on four machines.
for (name in ['first', 'same', 'other-manifest', 'other-icon']) {
  def project = new File(basedir, name)
  new File(project, '.mvn').mkdirs()
  // Paths count from the root of the repository.
  new File(project, '.git').mkdirs()
  for (file in ['manifest.yaml', 'icon.svg', 'extensions.xml']) {
    def place = file == 'extensions.xml' ? '.mvn/' + file : file
    new File(project, place).bytes = new File(basedir, 'work/' + file).bytes
  }
  // Only a POM at the top of a test has its placeholders filled.
  new File(project, 'pom.xml').bytes = new File(basedir, 'pom.xml').bytes
  new File(project, '.mvn/maven.config').text = """\
-Dmaven.build.cache.location=${new File(basedir, 'cache-of-' + name)}
-Dmaven.build.cache.remote.enabled=true
-Dmaven.build.cache.remote.save.enabled=true
-Dmaven.build.cache.remote.url=http://127.0.0.1:${server.address.port}/cache
"""
}
def manifest = new File(basedir, 'other-manifest/manifest.yaml')
manifest.text = manifest.text.replace('path: /forecast', 'path: /forecasts')
new File(basedir, 'other-icon/icon.svg') << '\n'
return true
