/* A report writer in plain C: one figure a line, as a JSON array of its name and its text.
 *
 *   cc -std=c99 -shared -fPIC -I ../../crates/writer/include -o figures.so figures.c
 *   assize score --writer ./figures.so
 *
 * crates/writer/ABI.md has the promises of both sides. Strings are passed on as they stand in the request, quotes and escapes included:
 * of JSON it knows no more than where a string ends. A writer that needs more takes a library for it. */
#include <stdlib.h>
#include <string.h>
#include "assize_writer.h"

#define TEXT(text) { (const uint8_t *)(text), sizeof(text) - 1 }

/* The end of the string that begins with the quote at `at`. */
static const char *after_string(const char *at, const char *end) {
    for (at++; at < end && *at != '"'; at++)
        if (*at == '\\') at++;
    return at < end ? at + 1 : end;
}

/* Where the string that is the value of "key" begins, in the object that goes on at `at`; NULL where it has none. */
static const char *value(const char *at, const char *end, const char *key) {
    for (int depth = 0; at < end && depth >= 0; at++) {
        if (*at == '{' || *at == '[') depth++;
        if (*at == '}' || *at == ']') depth--;
        if (*at != '"') continue;
        const char *after = after_string(at, end);
        int is_it = depth == 0 && (size_t)(after - at) == strlen(key) && memcmp(at, key, strlen(key)) == 0;
        if (is_it && end - after > 1 && after[0] == ':' && after[1] == '"') return after + 1;
        at = after - 1;
    }
    return NULL;
}

static uint32_t write_figures(assize_bytes request, const assize_sink *sink) {
    static const char mark[] = "{\"cell\":\"figure\",";
    const char *at = (const char *)request.ptr, *end = at + request.len;
    char *lines = malloc(2 * request.len + 1), *to = lines;
    if (lines == NULL) return ASSIZE_REFUSED;
    for (; end - at >= (long)sizeof mark; at++) {
        if (*at == '"') { at = after_string(at, end) - 1; continue; }
        if (memcmp(at, mark, sizeof mark - 1) != 0) continue;
        const char *both[] = { value(at + 1, end, "\"id\""), value(at + 1, end, "\"text\"") };
        for (int i = 0; i < 2 && both[0] && both[1]; i++) {
            size_t length = (size_t)(after_string(both[i], end) - both[i]);
            *to++ = i ? ',' : '[';
            memcpy(to, both[i], length);
            to += length;
        }
        if (both[0] && both[1]) { *to++ = ']'; *to++ = '\n'; }
    }
    assize_bytes path = TEXT("figures.jsonl"), contents = { (const uint8_t *)lines, (uintptr_t)(to - lines) };
    sink->file(sink->host, path, contents);
    return free(lines), ASSIZE_WRITTEN;
}

const assize_writer ASSIZE_WRITER = {
    ASSIZE_ABI, ASSIZE_SCHEMA, TEXT("figures"), TEXT("1.0.0"), TEXT("one figure a line, for scripts"), write_figures
};
