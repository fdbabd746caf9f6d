package org.residuallab.weights;

import java.util.LinkedHashMap;
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

  private static Object dictionary(Object... arguments) {
    if (arguments.length > 0) {
      throw new BadWeightsException("it fills a dictionary in a way that PyTorch does not");
    }
    return new LinkedHashMap<Object, Object>();
  }
}
