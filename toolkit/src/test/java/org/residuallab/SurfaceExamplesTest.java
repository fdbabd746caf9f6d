package org.residuallab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;

/** The examples in the documentation of what a notebook is given: each is compiled and run. */
class SurfaceExamplesTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code(.*?)\\}</pre>");
  private static final Pattern MARGIN = Pattern.compile("(?m)^ \\* ?");

  /** What {@code setup.jshell} defines beside its imports. */
  private static final String BEFORE =
      """
      public final class Examples {
        static final Settings settings = Settings.read();
        static LiveDisplay live() {
          return new LiveDisplay(shown -> "id", (id, shown) -> {});
        }
      """;

  private static final Optional<String> THREADS =
      Optional.ofNullable(System.getProperty(Setting.THREADS.property()));

  /** Small networks that examples train to have one: equal ones are trained once. */
  private static final Pattern TRAINED =
      Pattern.compile("RunPlan\\.of\\(\"[a-z-]+\", CifarFamily\\.(plain|resnet)\\(8\\)");

  /** Those of which something is to be seen while a run is made. */
  private static final Set<String> MAKE_THEIR_OWN = Set.of("RunListener", "Training");

  @TempDir static Path folder;

  private static Class<?> examples;

  @BeforeAll
  static void compile() throws Exception {
    Path results = Files.createDirectories(folder.resolve("notebooks/results"));
    for (Path each : someResults()) {
      Files.createSymbolicLink(results.resolve(each.getFileName()), each);
    }
    StringBuilder source = new StringBuilder("import java.io.*; import java.util.*;\n");
    Surface.imports().forEach(line -> source.append(line).append('\n'));
    source.append(BEFORE);
    for (Map.Entry<String, String> example : ofAll().entrySet()) {
      source.append("public static void of%s() throws Exception {\n".formatted(example.getKey()));
      source.append(example.getValue()).append("\n}\n");
    }
    examples = Compiled.classOf("Examples", source.append("}\n").toString(), folder);
    Setting.HOME.set(folder.toString());
    Setting.PRESET.set("tiny");
  }

  /** Short ones, and of those of 16,000 iterations, which take longer to read, the first seed's. */
  private static List<Path> someResults() throws IOException {
    List<Path> some = new ArrayList<>();
    try (Stream<Path> all = Files.list(Surface.ROOT.resolve("notebooks/results"))) {
      for (Path each : all.toList()) {
        Optional<RunRecord> run = StoredRun.recordIn(each);
        if (run.isEmpty()
            || run.get().recipe().iterations() <= 600
            || (run.get().seed() == 1 && run.get().preset() == Preset.SHORT)) {
          some.add(each);
        }
      }
    }
    return some;
  }

  @AfterAll
  static void unset() {
    List.of(Setting.HOME, Setting.PRESET).forEach(Setting::unset);
    THREADS.ifPresentOrElse(Setting.THREADS::set, Setting.THREADS::unset);
  }

  static List<String> types() throws IOException {
    return List.copyOf(ofAll().keySet());
  }

  @ParameterizedTest
  @MethodSource("types")
  void runs(String type) throws Exception {
    PrintStream before = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      examples.getMethod("of" + type).invoke(null);
    } catch (InvocationTargetException failed) {
      throw new AssertionError("the example of " + type, failed.getCause());
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void every_type_has_one_of_a_few_lines() throws IOException {
    Map<String, String> all = ofAll();

    assertThat(all.keySet()).containsExactlyElementsOf(Surface.types().keySet());
    assertThat(all.values()).allMatch(code -> code.strip().lines().count() <= 8);
  }

  private static String alike(String type, String code) {
    return MAKE_THEIR_OWN.contains(type)
        ? code
        : TRAINED.matcher(code).replaceAll("RunPlan.of(\"$1\", CifarFamily.$1(8)");
  }

  private static Map<String, String> ofAll() throws IOException {
    Map<String, String> found = new TreeMap<>();
    Path sources = Surface.ROOT.resolve("toolkit/src/main/java");
    for (Map.Entry<String, String> type : Surface.types().entrySet()) {
      String file = type.getValue().replace('.', '/') + "/" + type.getKey() + ".java";
      String source = Files.readString(sources.resolve(file));
      String documentation = source.substring(0, source.indexOf("\npublic "));
      Matcher example = EXAMPLE.matcher(MARGIN.matcher(documentation).replaceAll(""));
      if (example.find()) {
        found.put(type.getKey(), alike(type.getKey(), example.group(1)));
      }
    }
    return found;
  }
}
