package io.github.providerkit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.changes.Watch.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeSetTest {
  private static final String HEAD =
      "<project><parent><groupId>a</groupId><artifactId>b</artifactId><version>1</version></parent>"
          + "<artifactId>slack</artifactId><version>1.0.0</version><packaging>provider</packaging>";
  private static final String PLAIN = HEAD + "</project>";
  private static final String NEXT = PLAIN.replace("1.0.0", "1.1.0");
  private static final String SET =
      HEAD + "<properties><provider.layout>flat</provider.layout></properties></project>";
  @TempDir Path root;

  /** The file that makes a release differ, where the module's POM was and is something. */
  private Optional<String> differs(Optional<String> before, Optional<String> now) throws Exception {
    Path pom = root.resolve("app/slack/pom.xml");
    Files.createDirectories(pom.getParent());
    if (now.isPresent()) {
      Files.writeString(pom, now.get());
    }
    ModuleInputs inputs =
        new ModuleInputs(
            "app/slack",
            Set.of(),
            List.of(new Watch(Reach.POM, "app/slack/pom.xml", InputFinder.OWN_POM)),
            Set.of(),
            List.of());
    return new ChangeSet(root, List.of("app/slack/pom.xml"), path -> before)
        .ofRelease(inputs, new TreeSet<>(Set.of("app/slack")))
        .map(ModuleChange::file);
  }

  @Test
  void theVersionMakesNoDifference() throws Exception {
    assertThat(differs(Optional.of(PLAIN), Optional.of(NEXT))).isEmpty();
  }

  @Test
  void settingsMakeADifference() throws Exception {
    assertThat(differs(Optional.of(PLAIN), Optional.of(SET))).contains("app/slack/pom.xml");
  }

  @Test
  void aPomThatOnlyNamesItsModuleIsNoneOfAReleaseThatAnotherToolMade() throws Exception {
    assertThat(differs(Optional.empty(), Optional.of(PLAIN))).isEmpty();
    assertThat(differs(Optional.empty(), Optional.of("<!-- <build> -->\n" + PLAIN))).isEmpty();
  }

  @Test
  void aNewPomThatSetsSomethingMakesADifference() throws Exception {
    assertThat(differs(Optional.empty(), Optional.of(SET))).contains("app/slack/pom.xml");
    assertThat(differs(Optional.empty(), Optional.of(HEAD + "<build/></project>"))).isPresent();
  }

  @Test
  void aPomThatIsGoneMakesADifference() throws Exception {
    assertThat(differs(Optional.of(PLAIN), Optional.empty())).contains("app/slack/pom.xml");
  }
}
