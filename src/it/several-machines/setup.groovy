// The provider of the test build-go.
def sources = new File(basedir, '../../../../src/it/build-go').toPath()
sources.toFile().eachFileRecurse { file ->
  def name = sources.relativize(file.toPath()).toString()
  if (file.file && name =~ /^(go\.mod|greeting|provider\.go|sdk)/) {
    def target = new File(basedir, name)
    target.parentFile.mkdirs()
    target.bytes = file.bytes
  }
}
// Sources in a directory that is called like the word for parts from a repository.
def words = new File(basedir, 'repository')
words.mkdirs()
new File(words, 'words.go').text = 'package repository\n'
return true
