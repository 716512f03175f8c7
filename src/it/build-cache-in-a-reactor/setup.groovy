// Three providers of one repository.
new File(basedir, '.mvn').mkdirs()
new File(basedir, '.git').mkdirs()
new File(basedir, '.mvn/extensions.xml').text = '''\
<extensions><extension>
  <groupId>org.apache.maven.extensions</groupId>
  <artifactId>maven-build-cache-extension</artifactId>
  <version>1.3.0</version>
</extension></extensions>
'''
new File(basedir, '.mvn/maven.config').text = "-Dmaven.build.cache.location=${new File(basedir, 'cache')}\n"
for (name in ['first', 'second', 'third']) {
  def module = new File(basedir, name)
  module.mkdirs()
  new File(module, 'pom.xml').text = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>com.acme</groupId><artifactId>build-cache-in-a-reactor</artifactId><version>1.0.0</version></parent>
  <artifactId>${name}</artifactId>
  <packaging>provider</packaging>
</project>
"""
  new File(module, 'manifest.yaml').text = """\
kind: plugin
source: github.com/acme/plugins/${name}
version: 1.0.0
spec:
  surfaces:
    rest:
      baseUrl: https://api.acme.example
      operations:
        - { name: forecast, method: GET, path: /forecast }
"""
}
return true
