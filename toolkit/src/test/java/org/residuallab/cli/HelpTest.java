package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residuallab.recipe.RecipeChanges;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

final class HelpTest {

  private static final CommandLine LAB = Lab.commandLine();

  static Stream<String> commands() {
    return LAB.getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void describes_every_command_and_all_it_takes(String name) {
    CommandLine command = LAB.getSubcommands().get(name);

    assertThat(command.getUsageMessage()).contains("lab " + name);
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getCommandSpec().args())
        .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
  }

  /** Those for people. */
  static Stream<String> listed() {
    return commands()
        .filter(name -> !LAB.getSubcommands().get(name).getCommandSpec().usageMessage().hidden());
  }

  // The list of commands shows the first line of each header; a paragraph there hides the others.
  @ParameterizedTest
  @MethodSource("listed")
  void sums_up_every_command_in_one_line(String name) {
    String[] header = LAB.getSubcommands().get(name).getCommandSpec().usageMessage().header();

    assertThat(header).hasSize(1);
    assertThat(header[0]).hasSizeLessThan(80).endsWith(".");
    assertThat(LAB.getUsageMessage()).contains("  " + header[0] + "\n");
    assertThat(LAB.getSubcommands().get(name).getUsageMessage()).startsWith("Usage: lab " + name);
  }

  @Test
  void the_help_of_study_names_every_field_of_a_recipe() {
    String help = new CommandLine(new StudyCommand()).getUsageMessage();

    assertThat(RecipeChanges.class.getRecordComponents())
        .extracting(
            field -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getName()))
        .allSatisfy(field -> assertThat(help).contains(field));
  }

  // Picocli takes descriptions for formats: a bare percent sign makes it warn in the help text.
  @ParameterizedTest
  @MethodSource("commands")
  void writes_a_percent_sign_as_two(String name) {
    for (String text : texts(LAB.getSubcommands().get(name).getCommandSpec())) {
      assertThatCode(() -> String.format(text)).as(text).doesNotThrowAnyException();
    }
  }

  @Test
  void tells_the_version_and_the_commit() throws IOException {
    assertThat(new Version().getVersion()[0])
        .matches("Residual Lab \\d+\\.\\d+\\.\\d+.*, commit ([0-9a-f]{40}(-dirty)?|unknown)");
  }

  private static List<String> texts(CommandSpec command) {
    List<String> texts = new ArrayList<>();
    texts.addAll(List.of(command.usageMessage().description()));
    texts.addAll(List.of(command.usageMessage().footer()));
    for (ArgSpec argument : command.args()) {
      texts.addAll(List.of(argument.description()));
    }
    return texts;
  }
}
