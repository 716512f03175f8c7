// The directories in which three of them begin: git keeps no empty ones.
['weather', 'pages', 'today'].each { name ->
  def directory = new File(basedir, name)
  assert directory.mkdirs() || directory.isDirectory()
}
return true
