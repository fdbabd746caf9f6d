package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import org.junit.jupiter.api.Test;

class TensorClassTest {

  private static final IObjectConstructor DICTIONARY =
      TensorClass.of("collections", "OrderedDict").orElseThrow();

  @Test
  void a_dictionary_begins_empty_or_as_python_2_writes_it() {
    assertThat(DICTIONARY.construct(new Object[0])).isEqualTo(Map.of());
    assertThat(
            DICTIONARY.construct(
                new Object[] {List.of(List.of("a", 1), List.of("conv1.weight", 2))}))
        .isEqualTo(Map.of("a", 1, "conv1.weight", 2));
  }

  @Test
  void a_dictionary_is_filled_in_no_other_way() {
    for (Object[] arguments :
        new Object[][] {
          {"a"},
          {List.of("a")},
          {List.of(List.of("a"))},
          {List.of(List.of(List.of(), 1))},
          {List.of(), List.of()}
        }) {
      assertThatThrownBy(() -> DICTIONARY.construct(arguments))
          .isInstanceOf(BadWeightsException.class)
          .hasMessage("it fills a dictionary in a way that PyTorch does not");
    }
  }
}
