// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/item.h"
#include "core/project/schema.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace glossa::project {

using Json = nlohmann::ordered_json;

/// A fault of JSON that people have written. It is thrown only inside this folder and core/wire and becomes
/// an Error where the reading began.
struct JsonFault {
    Error error;
};

/// Reads the fields of one object by name and knows the object's path. Every getter throws JsonFault. A field
/// that was never asked for is a fault, too (finish), because a misspelled field would be lost in silence.
class JsonReader {
public:
    JsonReader(const Json &object, std::string path);

    [[nodiscard]] bool has(const char *key) const; // there and not null
    [[nodiscard]] QString text(const char *key) const;
    [[nodiscard]] QString text(const char *key, const QString &otherwise) const;
    [[nodiscard]] std::int64_t number(const char *key) const;
    [[nodiscard]] std::int64_t number(const char *key, std::int64_t otherwise) const;
    [[nodiscard]] int integer(const char *key) const; // BadValue beyond 32 bits
    [[nodiscard]] int integer(const char *key, int otherwise) const;
    [[nodiscard]] double real(const char *key) const;
    [[nodiscard]] bool flag(const char *key, bool otherwise) const;
    [[nodiscard]] QByteArray shape(const char *key = "shape") const;
    [[nodiscard]] const Json &array(const char *key) const;
    [[nodiscard]] JsonReader object(const char *key) const;
    [[nodiscard]] JsonReader element(const char *key, std::size_t index) const;
    [[nodiscard]] std::string at(const char *key) const; // path of a field
    void finish() const;                                 // BadValue at the first field that nobody asked for
    [[noreturn]] void refuse(ErrorCode code, const char *key, Message expected, Message found = {}) const;

private:
    [[nodiscard]] const Json &value(const char *key) const;
    const Json &m_object;
    std::string m_path;
    mutable std::vector<std::string_view> m_asked; // names are literals
};

// These write values as JSON and read them (values_json.cpp). Writers leave out what is empty.
[[nodiscard]] Json labelJson(const Label &label);
[[nodiscard]] Label readLabel(const JsonReader &reader);
[[nodiscard]] std::vector<Label> readLabels(const JsonReader &reader, const char *key);
[[nodiscard]] Json regionsJson(const std::vector<Region> &regions);
[[nodiscard]] std::vector<Region> readRegions(const JsonReader &reader, const char *key);
[[nodiscard]] Json provenanceJson(const Provenance &provenance);
[[nodiscard]] Provenance readProvenance(const JsonReader &reader);
[[nodiscard]] Json itemValue(const Item &item);
[[nodiscard]] Item readItem(const JsonReader &reader);
[[nodiscard]] Json componentsValue(const Components &components);
[[nodiscard]] Components readComponents(const JsonReader &reader);
[[nodiscard]] Json categoryValue(const Category &category);
[[nodiscard]] Category readCategory(const JsonReader &reader);
[[nodiscard]] Json projectValue(const ProjectInfo &info);
[[nodiscard]] ProjectInfo readProjectInfo(const JsonReader &reader);
[[nodiscard]] Json classesJson(const std::vector<ClassLabel> &classes);
[[nodiscard]] std::vector<ClassLabel> readClasses(const JsonReader &reader, const char *key);
[[nodiscard]] const char *categoryKindName(CategoryKind kind);
[[nodiscard]] CategoryKind readCategoryKind(const JsonReader &reader, const char *key);

} // namespace glossa::project
