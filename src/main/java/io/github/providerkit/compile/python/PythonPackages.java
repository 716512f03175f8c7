package io.github.providerkit.compile.python;

import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interpreter can import besides its own library: installed packages, by the records that
 * their installer keeps, and directories that are imported from where they are, such as packages
 * installed for editing.
 */
final class PythonPackages {
  /**
   * Prints a line for each place: {@code site} for a directory with installed packages, {@code
   * tree} for one with sources. Installers note where a package for editing has its sources.
   */
  static final String QUESTION =
      """
      import glob, json, os, sys, sysconfig, urllib.parse, urllib.request
      own = {sysconfig.get_path('stdlib'), sysconfig.get_path('platstdlib')}
      own |= {os.path.join(path, 'lib-dynload') for path in own}
      for path in dict.fromkeys(os.path.abspath(path) for path in sys.path if path):
          if path in own or not os.path.isdir(path):
              continue
          infos = glob.glob(os.path.join(glob.escape(path), '*.dist-info'))
          site = infos or os.path.basename(path) in ('site-packages', 'dist-packages')
          print('site' if site else 'tree', path)
          for note in (os.path.join(info, 'direct_url.json') for info in infos):
              if os.path.exists(note):
                  with open(note, encoding='utf-8') as file:
                      data = json.load(file)
                  if data.get('dir_info', {}).get('editable'):
                      url = urllib.parse.urlsplit(data['url'])
                      print('tree', urllib.request.url2pathname(url.path))
      """;

  private static final String SITE = "site ";
  private static final String TREE = "tree ";

  private final List<String> answer;

  /**
   * Takes an answer.
   *
   * @param answer the lines that an interpreter printed for {@link #QUESTION}; others are passed
   *     over
   */
  PythonPackages(List<String> answer) {
    this.answer = answer;
  }

  /**
   * Everything that can be imported from a directory.
   *
   * @param sources the provider's directory
   * @throws ProviderException if a directory cannot be read
   */
  Inputs inputs(Path sources) throws ProviderException {
    List<Path> trees = new ArrayList<>(List.of(sources));
    List<Path> sites = new ArrayList<>();
    List<Path> records = new ArrayList<>();
    for (String line : answer) {
      if (line.startsWith(TREE)) {
        Path tree = Path.of(line.substring(TREE.length()));
        if (trees.stream().noneMatch(tree::startsWith)) {
          trees.add(tree);
        }
      } else if (line.startsWith(SITE)) {
        Path site = Path.of(line.substring(SITE.length()));
        sites.add(site);
        records.addAll(records(site));
      }
    }
    return new Inputs(trees, List.of(), sites, records);
  }

  /** The digests of installed files, and the lines that add directories to the search path. */
  private static List<Path> records(Path site) throws ProviderException {
    List<Path> records = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(site, "*.{dist-info,pth}")) {
      found.forEach(path -> records.add(Files.isDirectory(path) ? path.resolve("RECORD") : path));
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + site, e);
    }
    records.sort(null);
    return records;
  }
}
