package org.residuallab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/** What others see of a room: no more than they use, and in notebooks no more than is given. */
@AnalyzeClasses(packages = "org.residuallab", importOptions = ImportOption.DoNotIncludeTests.class)
class SurfaceTest {

  private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
  private static final Pattern COMMENT = Pattern.compile("//.*");
  private static final Pattern TYPE = Pattern.compile("(?<![\\w.])[A-Z]\\w*");
  private static final List<String> PAGES =
      List.of("README.md", "toolkit/EVALUATION.md", "toolkit/RUNS.md");
  private static final Pattern FENCED = Pattern.compile("(?s)```\n(.*?)```");

  @ArchTest
  static void what_a_notebook_is_given_is_there_and_named_one_by_one(JavaClasses classes) {
    assertThat(Surface.types()).isNotEmpty().doesNotContainKey("*");
    assertAll(
        Surface.types().entrySet().stream()
            .map(type -> type.getValue() + "." + type.getKey())
            .map(name -> () -> assertThat(isPublic(classes.get(name))).as(name).isTrue()));
  }

  @ArchTest
  static void notebooks_and_pages_use_nothing_else(JavaClasses classes) throws IOException {
    Set<String> ours = tops(classes).map(JavaClass::getSimpleName).collect(Collectors.toSet());
    Set<String> given = Surface.types().keySet();
    Map<String, Set<String>> others = new TreeMap<>();
    for (Map.Entry<String, String> code : notebookCode().entrySet()) {
      assertThat(code.getValue()).as(code.getKey()).doesNotContain("org.residuallab.");
      Set<String> named = namesIn(code.getValue());
      assertThat(named).as(code.getKey()).containsAnyElementsOf(given);
      named.retainAll(ours);
      named.removeAll(given);
      if (!named.isEmpty()) {
        others.put(code.getKey(), named);
      }
    }
    assertThat(others).isEmpty();
  }

  /**
   * Public is what another room uses, a notebook is given, or one of those speaks of; a sealed type
   * of its cases.
   */
  @ArchTest
  static void what_no_other_room_uses_is_of_its_package(JavaClasses classes) {
    Set<JavaClass> wanted = new LinkedHashSet<>();
    Surface.types().forEach((name, room) -> wanted.add(classes.get(room + "." + name)));
    for (JavaClass each : classes) {
      for (Dependency use : each.getDirectDependenciesFromSelf()) {
        JavaClass used = top(use.getTargetClass());
        if (!used.getPackageName().equals(each.getPackageName())) {
          wanted.add(used);
        }
      }
      if (isFoundByItsName(each)) {
        wanted.add(each);
      }
    }
    Deque<JavaClass> left = new ArrayDeque<>(wanted);
    while (!left.isEmpty()) {
      JavaClass next = left.remove();
      Stream.concat(spokenOf(next), cases(next).map(each -> classes.get(each.getName())))
          .map(SurfaceTest::top)
          .filter(wanted::add)
          .forEach(left::add);
    }

    assertThat(tops(classes).filter(SurfaceTest::isPublic).filter(each -> !wanted.contains(each)))
        .extracting(JavaClass::getName)
        .isEmpty();
  }

  @ArchTest
  static void public_methods_speak_of_public_types(JavaClasses classes) {
    Set<String> hidden = new TreeSet<>();
    tops(classes)
        .filter(SurfaceTest::isPublic)
        .forEach(
            each ->
                spokenOf(each)
                    .filter(type -> type.getPackageName().startsWith("org.residuallab"))
                    .filter(type -> !isPublic(type) || !isPublic(top(type)))
                    .forEach(type -> hidden.add(each.getName() + " speaks of " + type.getName())));
    assertThat(hidden).isEmpty();
  }

  /**
   * The process's main classes, services, and the graphs that Deeplearning4j clones by reflection.
   */
  private static boolean isFoundByItsName(JavaClass each) {
    return each.tryGetMethod("main", String[].class).isPresent()
        || each.isAssignableTo(CpuBackend.class)
        || each.isAssignableTo(ComputationGraph.class);
  }

  private static Stream<JavaClass> tops(JavaClasses classes) {
    return classes.stream().filter(JavaClass::isTopLevelClass);
  }

  private static boolean isPublic(JavaClass each) {
    return each.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static JavaClass top(JavaClass each) {
    JavaClass type = each.getBaseComponentType();
    return type.getEnclosingClass().map(SurfaceTest::top).orElse(type);
  }

  /** The types in the signatures of what is public in a class and in the public ones within it. */
  private static Stream<JavaClass> spokenOf(JavaClass top) {
    List<JavaClass> spoken = new ArrayList<>();
    for (JavaClass each : within(top)) {
      for (JavaCodeUnit unit : each.getCodeUnits()) {
        if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
          Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
              .map(JavaType::getAllInvolvedRawTypes)
              .forEach(types -> types.forEach(type -> spoken.add(type.getBaseComponentType())));
        }
      }
    }
    return spoken.stream();
  }

  private static Stream<Class<?>> cases(JavaClass type) {
    boolean ours = type.getPackageName().startsWith("org.residuallab");
    return ours && type.isInterface() && type.reflect().isSealed()
        ? Arrays.stream(type.reflect().getPermittedSubclasses())
        : Stream.empty();
  }

  private static List<JavaClass> within(JavaClass top) {
    return Stream.concat(
            Stream.of(top),
            top.getPackage().getClasses().stream()
                .filter(each -> each != top && top(each).equals(top) && isPublic(each)))
        .toList();
  }

  private static Set<String> namesIn(String code) {
    String bare = COMMENT.matcher(TEXT.matcher(code).replaceAll("")).replaceAll("");
    return TYPE.matcher(bare)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is fenced, but for blocks of commands. */
  private static String snippets(String markdown) {
    return FENCED
        .matcher(markdown)
        .results()
        .map(block -> block.group(1))
        .filter(block -> !block.contains("./lab "))
        .collect(Collectors.joining());
  }

  private static Map<String, String> notebookCode() throws IOException {
    Map<String, String> code = new TreeMap<>();
    Path root = Surface.ROOT;
    for (String page : PAGES) {
      code.put(page, snippets(Files.readString(root.resolve(page))));
    }
    try (Stream<Path> files = Files.list(root.resolve("notebooks"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".ipynb")).toList()) {
        StringBuilder cells = new StringBuilder();
        for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).get("cells")) {
          if (cell.get("cell_type").asText().equals("code")) {
            cell.get("source").forEach(line -> cells.append(line.asText()));
            cells.append('\n');
          }
        }
        code.put(file.getFileName().toString(), cells.toString());
      }
    }
    return code;
  }
}
