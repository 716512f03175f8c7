// Several providers in one repository are built at the same time.

def log = new File(basedir, 'build.log').text
assert log.contains('with a thread count of 2')
assert !log.contains('thread-safe')

for (module in ['weather', 'console', 'translator']) {
  def archive = "gestalt-plugin-${module}_v1.0.0.tar.gz"
  assert log.readLines().any { it.startsWith("[INFO] [parallel-reactor-${module}] ") && it.contains(archive) }
}

def entries = { String module ->
  ['tar', '-tzf', new File(basedir, "${module}/target/provider/release/gestalt-plugin-${module}_v1.0.0.tar.gz")]
      .execute().text.readLines()
}
assert entries('weather') == ['manifest.yaml']
assert entries('console') == ['dist/index.html', 'manifest.yaml']
assert entries('translator') == ['bin/translator', 'catalog.yaml', 'manifest.yaml']
