package org.residuallab.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.razorvine.pickle.IObjectConstructor;

/** The classes and functions of Python that tensors need: all that a pickle may ask for here. */
final class TensorClass {

  /** A class of storages, which a pickle only names. */
  record Storage(ElementType type) implements IObjectConstructor {
    @Override
    public Object construct(Object[] arguments) {
      throw new BadWeightsException("it makes a storage where it should name one");
    }
  }

  private TensorClass() {}

  /** Puts together what is asked for under that name; empty where it is nothing of a tensor. */
  static Optional<IObjectConstructor> of(String module, String name) {
    return switch (module + "." + name) {
      case "collections.OrderedDict" -> Optional.of(TensorClass::dictionary);
      case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" ->
          Optional.of(PickledTensor::of);
      case "torch._utils._rebuild_parameter" -> Optional.of(arguments -> arguments[0]);
      default ->
          module.equals("torch") ? ElementType.ofStorage(name).map(Storage::new) : Optional.empty();
    };
  }

  /** Empty at first; from Python 2 with a list of its entries, each a list of key and value. */
  private static Object dictionary(Object... arguments) {
    Map<Object, Object> dictionary = new LinkedHashMap<>();
    List<?> entries =
        arguments.length == 1 && arguments[0] instanceof List<?> list ? list : List.of();
    for (Object each : entries) {
      if (each instanceof List<?> entry && entry.size() == 2 && isKey(entry.get(0))) {
        dictionary.put(entry.get(0), entry.get(1));
      }
    }
    if (arguments.length > 1
        || (arguments.length == 1 && dictionary.size() != size(arguments[0]))) {
      throw new BadWeightsException("it fills a dictionary in a way that PyTorch does not");
    }
    return dictionary;
  }

  private static boolean isKey(Object key) {
    return key instanceof String || key instanceof Number;
  }

  private static int size(Object entries) {
    return entries instanceof List<?> list ? list.size() : -1;
  }
}
