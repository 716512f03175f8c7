// A repository that a server can reach; it lives as long as the builds.
import com.sun.net.httpserver.HttpServer

def repository = new File(basedir, 'target')
def server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
server.createContext('/repository') { exchange ->
  def file = new File(repository, exchange.requestURI.path)
  if (file.isFile()) {
    exchange.sendResponseHeaders(200, file.length())
    file.withInputStream { exchange.responseBody << it }
  } else {
    exchange.sendResponseHeaders(404, -1)
  }
  exchange.close()
}
server.start()
System.properties.put(basedir.path, server)

for (name in ['pom.xml', 'config.yaml', 'former.yaml']) {
  def file = new File(basedir, "deployment/${name}")
  file.text = file.text.replace('PORT', server.address.port as String)
}
