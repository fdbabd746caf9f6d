package org.residuallab.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/**
 * An object of the kernel, whose type is known by name alone.
 *
 * @param object itself
 */
record KernelPart(Object object) {

  /** What a public method returns. */
  KernelPart call(String method, Object... arguments) throws ReflectiveOperationException {
    return new KernelPart(invoke(method(method, arguments.length), object, arguments));
  }

  /** The public method of that name and number of parameters. */
  Method method(String name, int parameters) throws NoSuchMethodException {
    return Stream.of(object.getClass().getMethods())
        .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(object.getClass() + " " + name));
  }

  /** What a method returns; what it throws unchecked, as it threw it. */
  static Object invoke(Method method, Object on, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  /** The part of that type's simple name, whatever the field that holds it is called. */
  KernelPart part(String type) throws ReflectiveOperationException {
    for (Class<?> each = object.getClass(); each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (field.getType().getSimpleName().equals(type)) {
          field.setAccessible(true);
          return new KernelPart(field.get(object));
        }
      }
    }
    throw new NoSuchFieldException(object.getClass() + " has no part of type " + type);
  }

  /** A public field. */
  KernelPart field(String name) throws ReflectiveOperationException {
    return new KernelPart(object.getClass().getField(name).get(object));
  }
}
