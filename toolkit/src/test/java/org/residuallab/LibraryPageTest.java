package org.residuallab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residuallab.setting.Setting;

/** The code of {@code toolkit/README.md}: compiled and run as it stands there. */
class LibraryPageTest {

  private static final Path PAGE = Surface.ROOT.resolve("toolkit/README.md");
  private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");

  @TempDir static Path folder;

  @BeforeAll
  static void settings() throws IOException {
    Files.createDirectory(folder.resolve("notebooks"));
    for (String came : List.of("results", "weights")) {
      Path own = Surface.ROOT.resolve("notebooks").resolve(came);
      Files.createSymbolicLink(folder.resolve("notebooks").resolve(came), own);
    }
    Setting.HOME.set(folder.toString());
    Setting.PRESET.set("tiny");
  }

  @AfterAll
  static void unset() {
    List.of(Setting.HOME, Setting.PRESET).forEach(Setting::unset);
  }

  private static List<String> code() throws IOException {
    return CODE.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
  }

  static IntStream recipes() throws IOException {
    return IntStream.range(1, code().size());
  }

  @Test
  void the_first_program_classifies_a_picture() throws Exception {
    // Its runs are to stand here, where a reader's stand where he is.
    String program = code().get(0).replace("Path.of(\"runs", "Path.of(\"%s/runs".formatted(folder));
    Path picture = folder.resolve("picture.png");
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    Class<?> first = Compiled.classOf("First", program, folder);

    String said =
        said(
            () ->
                first
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {picture.toString()}));

    assertThat(said).startsWith("Answer[name=").contains("probability=");
    assertThat(folder.resolve("runs/first/model.zip")).exists();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void a_recipe_says_something(int number) throws Exception {
    StringBuilder source = new StringBuilder("import java.io.*; import java.util.*;\n");
    Surface.imports().forEach(line -> source.append(line).append('\n'));
    String name = "Recipe" + number;
    source
        .append("public final class %s {\n".formatted(name))
        .append("static final Settings settings = Settings.read();\n")
        .append("public static void make() throws Exception {\n")
        .append(code().get(number))
        .append("}}\n");
    Class<?> recipe = Compiled.classOf(name, source.toString(), folder);

    assertThat(said(() -> recipe.getMethod("make").invoke(null))).isNotBlank();
  }

  private interface Code {
    void run() throws Exception;
  }

  private static String said(Code code) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      code.run();
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
