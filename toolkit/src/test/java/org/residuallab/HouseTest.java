package org.residuallab;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Locale;

/** The plan of the house, for rooms that stand and rooms that will. */
@AnalyzeClasses(packages = "org.residuallab", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  // Each room, and the rooms it may use.
  private static final String PLAN =
      """
      setting:
      architecture:
      files:        setting
      text:
      cost:         architecture
      model:        architecture
      engine:       architecture model setting
      data:         architecture files text setting
      recipe:       files model data setting
      run:          architecture files cost model engine data recipe setting
      weights:      architecture files model data run
      training:     architecture files model engine data recipe run setting
      verification: architecture files text engine data recipe run training setting
      probe:        architecture files model engine data recipe run training setting
      evaluation:   architecture files cost model engine data recipe run setting
      study:        architecture files text model engine data recipe run training probe evaluation setting
      experiment:   architecture files text cost model engine data recipe run training probe evaluation study setting
      bench:        architecture files text cost model engine data training probe setting
      ledger:       architecture files cost model engine data recipe run training study probe evaluation setting
      chart:        architecture files text cost model engine data recipe run training study probe evaluation experiment bench ledger setting
      diagram:      architecture files cost chart setting
      table:        architecture files text cost model engine data recipe run training verification study probe evaluation ledger chart setting
      launch:       files setting
      kernel:
      documentation:
      notebook:     documentation architecture files text cost model engine data recipe run weights training verification study probe evaluation experiment bench ledger chart diagram table setting
      report:       architecture files data recipe run study chart table notebook setting
      cli:          architecture files text cost model engine data recipe run weights training verification study probe evaluation experiment bench ledger chart diagram table report launch setting
      """;

  // Behind the engine's door, which may use them all.
  private static final String ENGINE =
      """
      engine.onednn:
      engine.plan:         engine.onednn
      engine.operator:     engine.onednn engine.plan
      engine.translation:  engine.onednn engine.plan engine.operator
      """;

  @ArchTest
  static final ArchRule data_flows_one_way_and_every_class_has_a_room =
      plan(PLAN).ensureAllClassesAreContainedInArchitecture();

  @ArchTest static final ArchRule the_engine_is_in_layers = plan(ENGINE);

  @ArchTest
  static final ArchRule no_packages_depend_on_each_other =
      slices().matching("org.residuallab.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule what_a_network_is_and_costs_is_known_without_deeplearning4j =
      noClasses()
          .that()
          .resideInAnyPackage(room("architecture"), room("cost"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

  @ArchTest
  static final ArchRule what_a_network_is_says_how_it_is_written_and_knows_no_parser =
      noClasses()
          .that()
          .resideInAnyPackage(room("architecture"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule only_the_engine_knows_onednn =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("engine"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco.dnnl..");

  @ArchTest
  static final ArchRule only_the_command_line_knows_picocli =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("cli"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule whatever_starts_a_process_writes_numbers_alike_in_every_language =
      classes()
          .that(describe("have a main method", HouseTest::startsProcess))
          .should()
          .callMethod(Locale.class, "setDefault", Locale.class);

  @ArchTest
  static final ArchRule classes_are_named_for_what_they_are =
      classes().should().haveNameNotMatching(".*(Manager|Helper|Util)s?");

  @ArchTest
  static void no_two_classes_share_a_name(JavaClasses all) {
    assertThat(all.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName))
        .filteredOn(name -> !name.equals("package-info"))
        .doesNotHaveDuplicates();
  }

  private static boolean startsProcess(JavaClass any) {
    return any.tryGetMethod("main", String[].class).isPresent();
  }

  private static LayeredArchitecture plan(String rooms) {
    LayeredArchitecture house =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String line : rooms.lines().toList()) {
      String name = line.substring(0, line.indexOf(':'));
      String uses = line.substring(line.indexOf(':') + 1).strip();
      house = house.layer(name).definedBy(room(name));
      house =
          uses.isEmpty()
              ? house.whereLayer(name).mayNotAccessAnyLayer()
              : house.whereLayer(name).mayOnlyAccessLayers(uses.split(" "));
    }
    return house;
  }

  private static String room(String name) {
    return "org.residuallab." + name + "..";
  }
}
