package org.residuallab.launch;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.setting.Setting;

/**
 * What the programs of the Python environment, and the Java kernels they start, find around them.
 *
 * @param home the checkout
 * @param settings variables for the notebooks, such as {@code LAB_PRESET}
 */
public record Workplace(Home home, Map<String, String> settings) {

  /** A program in that workplace, on this process's terminal. */
  public ProcessBuilder process(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    Inheritance.reduce(environment);
    environment.putAll(settings);
    environment.put(Setting.HOME.variable(), home.root().toString());
    // The kernel starts the java that it finds first; it has to be the one that built the toolkit.
    Path java = Path.of(System.getProperty("java.home"), "bin");
    environment.merge("PATH", java.toString(), (path, bin) -> bin + File.pathSeparator + path);
    environment.put("JJAVA_JVM_OPTS", kernelOptions());
    // Of two kernels named java, the one in our environment.
    environment.put("JUPYTER_PREFER_ENV_PATH", "1");
    return builder;
  }

  private static String kernelOptions() {
    String options =
        Stream.concat(
                Stream.of("-XX:MaxRAMPercentage=50", "-Djava.awt.headless=true"),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(Workplace::passes))
            .collect(Collectors.joining(" "));
    return Setting.JVM_OPTS.told().map(own -> options + " " + own.text()).orElse(options);
  }

  // What the launcher says to a newer Java, so that it does not warn of what it allows, and to
  // every one of LAB_THREADS.
  private static boolean passes(String option) {
    return option.startsWith("--enable-native-access=")
        || option.startsWith("-Djava.util.concurrent.ForkJoinPool.common.parallelism=")
        || option.startsWith("--sun-misc-unsafe-memory-access=");
  }
}
