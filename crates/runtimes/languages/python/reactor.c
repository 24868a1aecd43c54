/* CPython as a reactor: started once, snapshotted, and resumed for each run.
 *
 * `rt_init` runs at installation. It starts the interpreter, imports what
 * interviews use and loads the harness; what is in memory then is the
 * snapshot. `rt_run` runs in every instance of it: all it does is to hand the
 * run's own arguments and environment to the harness, which never returns.
 */
#include <Python.h>
#include <stdlib.h>
#include <wasi/api.h>

/* What loads the harness. It lies there while the snapshot is made, and only
 * then. */
#define BOOT_FILE "/build/boot.py"
/* What tracebacks call it. No such file exists, so no source is ever shown. */
#define BOOT_NAME "<greenroom>"

/* The harness's `run(arguments, environment)`. */
static PyObject *harness_run;

static void fail(const char *what) {
  fprintf(stderr, "cannot start Python: %s\n", what);
  if (PyErr_Occurred()) PyErr_Print();
  fflush(stderr);
  _Exit(70);
}

static void check(PyStatus status) {
  if (PyStatus_Exception(status)) fail(status.err_msg ? status.err_msg : "unknown");
}

static void preinitialize(void) {
  PyPreConfig config;
  PyPreConfig_InitIsolatedConfig(&config);
  config.utf8_mode = 1;
  check(Py_PreInitialize(&config));
}

static void initialize(void) {
  PyConfig config;
  PyConfig_InitIsolatedConfig(&config);
  config.site_import = 0;
  config.install_signal_handlers = 0;
  config.write_bytecode = 0;
  config.pathconfig_warnings = 0;
  config.use_hash_seed = 1;
  config.hash_seed = 0;
  check(PyConfig_SetString(&config, &config.program_name, L"python3"));
  check(PyConfig_SetString(&config, &config.executable, L"/usr/bin/python3"));
  check(PyConfig_SetString(&config, &config.prefix, L"/usr"));
  check(PyConfig_SetString(&config, &config.exec_prefix, L"/usr"));
  check(PyConfig_SetString(&config, &config.base_prefix, L"/usr"));
  check(PyConfig_SetString(&config, &config.base_exec_prefix, L"/usr"));
  check(PyConfig_SetString(&config, &config.stdio_encoding, L"utf-8"));
  check(PyConfig_SetString(&config, &config.stdio_errors, L"strict"));
  config.module_search_paths_set = 1;
  check(PyWideStringList_Append(&config.module_search_paths, L"/lib/python313.zip"));
  check(Py_InitializeFromConfig(&config));
  PyConfig_Clear(&config);
}

static char *read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  size_t length = 0, room = 1 << 20;
  char *text = malloc(room);
  size_t count;
  while (text && (count = fread(text + length, 1, room - length - 1, file)) > 0) length += count;
  fclose(file);
  if (text) text[length] = 0;
  return text;
}

/* Runs boot.py, whose `run` is where every run begins. */
static void load_harness(void) {
  char *text = read_file(BOOT_FILE);
  if (!text) fail("its harness is missing");
  PyObject *code = Py_CompileStringExFlags(text, BOOT_NAME, Py_file_input, NULL, 2);
  free(text);
  PyObject *names = PyDict_New();
  if (!code || !names) fail("its harness does not compile");
  PyDict_SetItemString(names, "__name__", PyUnicode_FromString(BOOT_NAME));
  PyDict_SetItemString(names, "__builtins__", PyEval_GetBuiltins());
  if (!PyEval_EvalCode(code, names, names)) fail("its harness does not load");
  Py_DECREF(code);
  harness_run = Py_XNewRef(PyDict_GetItemString(names, "run"));
  if (!harness_run) fail("its harness has no run");
}

/* What was allocated so far stays: neither the collector nor a run looks at it
 * again, so its pages stay shared. */
static void freeze(void) {
  PyObject *gc = PyImport_ImportModule("gc");
  PyObject *done = gc ? PyObject_CallMethod(gc, "collect", NULL) : NULL;
  Py_XDECREF(done);
  done = gc ? PyObject_CallMethod(gc, "freeze", NULL) : NULL;
  if (!done) fail("its memory cannot be frozen");
  Py_DECREF(done);
  Py_DECREF(gc);
}

__attribute__((export_name("rt_init"))) void rt_init(void) {
  preinitialize();
  initialize();
  load_harness();
  freeze();
}

/* A list of the run's arguments (or environment), as bytes objects. */
static PyObject *strings(__wasi_errno_t (*sizes)(__wasi_size_t *, __wasi_size_t *),
                         __wasi_errno_t (*get)(uint8_t **, uint8_t *)) {
  __wasi_size_t count = 0, bytes = 0;
  if (sizes(&count, &bytes)) return PyList_New(0);
  uint8_t **starts = malloc((count + 1) * sizeof *starts);
  uint8_t *text = malloc(bytes + 1);
  if (!starts || !text || get(starts, text)) fail("its arguments cannot be read");
  PyObject *list = PyList_New(count);
  for (__wasi_size_t i = 0; list && i < count; i++) {
    const char *start = (const char *)starts[i];
    PyObject *item = PyUnicode_DecodeUTF8(start, strlen(start), "surrogateescape");
    if (!item) return NULL;
    PyList_SET_ITEM(list, i, item);
  }
  free(starts);
  free(text);
  return list;
}

__attribute__((export_name("rt_run"))) void rt_run(void) {
  PyObject *arguments = strings(__wasi_args_sizes_get, __wasi_args_get);
  PyObject *environment = strings(__wasi_environ_sizes_get, __wasi_environ_get);
  if (!arguments || !environment) fail("its arguments are no text");
  PyObject *run = harness_run;
  harness_run = NULL;
  PyObject *done = PyObject_CallFunctionObjArgs(run, arguments, environment, NULL);
  if (!done) PyErr_Print();
  _Exit(70);
}
