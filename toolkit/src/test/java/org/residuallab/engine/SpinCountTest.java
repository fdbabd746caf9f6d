package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** Threads that wait for each other soon sleep, whatever program started this Java. */
class SpinCountTest {

  // OpenMP itself says what it goes by.
  private static final Pattern SAID = Pattern.compile("GOMP_SPINCOUNT\\s*=\\s*'(\\w+)'");

  /** Anybody's first use of ND4J, before this toolkit is heard of. */
  static final class FirstUse {
    private FirstUse() {}

    public static void main(String[] arguments) {
      System.out.println(Nd4j.zeros(1).length());
    }
  }

  @Test
  void is_small_before_anything_of_this_toolkit_is_used() throws IOException {
    assertThat(spinCount(Map.of())).isEqualTo("10000");
  }

  @Test
  void is_the_users_where_they_set_one() throws IOException {
    assertThat(spinCount(Map.of("GOMP_SPINCOUNT", "77"))).isEqualTo("77");
  }

  @Test
  void follows_the_policy_where_the_user_set_that() throws IOException {
    assertThat(spinCount(Map.of("OMP_WAIT_POLICY", "PASSIVE"))).isEqualTo("0");
  }

  private static String spinCount(Map<String, String> environment) throws IOException {
    assumeThat(Platform.isLinux()).isTrue();
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FirstUse.class.getName())
            .redirectErrorStream(true);
    child.environment().keySet().removeAll(SpinCount.DECIDED);
    child.environment().put("OMP_DISPLAY_ENV", "VERBOSE");
    child.environment().putAll(environment);
    String said = new String(child.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher count = SAID.matcher(said);
    assertThat(count.find()).as(said).isTrue();
    return count.group(1);
  }
}
