package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.manifest.RuleLevels.Level;
import io.github.providerkit.message.ProviderException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RuleSettingsTest {
  private final Properties project = new Properties();
  private final Properties user = new Properties();

  @Test
  void theCommandLineWinsOverPropertiesAndTheseOverTheConfiguration() throws ProviderException {
    project.setProperty("provider.rules.b", "off");
    project.setProperty("provider.rules.c", "off");
    user.setProperty("provider.rules.c", "WARN");
    user.setProperty("provider.version", "1.0.0");
    Properties configured = new Properties();
    configured.setProperty("a", "error");
    configured.setProperty("b", "error");
    assertThat(RuleSettings.levels(configured, project, user))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", Level.ERROR, "b", Level.OFF, "c", Level.WARN));
  }

  @Test
  void aWordThatIsNoLevelIsRefused() {
    user.setProperty("provider.rules.gestalt/empty-assets", "ignore");
    assertThatThrownBy(() -> RuleSettings.levels(new Properties(), project, user))
        .isInstanceOf(ProviderException.class)
        .hasMessage(
            "provider.rules.gestalt/empty-assets: expected error, warn or off, found \"ignore\"");
  }
}
