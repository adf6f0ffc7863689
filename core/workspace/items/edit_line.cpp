// SPDX-License-Identifier: GPL-3.0-or-later
// A change that leaves fields out is completed in JSON, field by field in their order: the shapes in which an
// import keeps what it does not know are exact to the byte.
#include "core/workspace/items/edit_line.h"

#include "core/project/edit_json.h"
#include "core/workspace/items/edit.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace glossa::workspace {

namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 64; // the reader refuses less; here it bounds what is gone through

/// Finds the first field that stands twice in its object; anything else that is wrong is left to the reader.
class LineCheck : public nlohmann::json_sax<Json> {
public:
    std::string twice;
    bool sound = true; // JSON, and not too deep

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override
    {
        m_fields.emplace_back();
        return deeper();
    }
    bool key(string_t &name) override
    {
        if (m_fields.back().insert(name).second)
            return true;
        twice = name;
        return false;
    }
    bool end_object() override
    {
        m_fields.pop_back();
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return deeper(); }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return sound = false;
    }

private:
    bool deeper()
    {
        sound = ++m_depth <= deepest;
        return sound;
    }

    std::vector<std::set<std::string>> m_fields;
    int m_depth = 0;
};

Json jsonOf(const project::Edit &edit)
{
    return Json::parse(project::toJson(edit).toStdString());
}

/// What an edit's object says of its value.
Json valueIn(Json edit)
{
    for (const char *beside : {"edit", "index", "expected"})
        edit.erase(beside);
    return edit;
}

/// Completes the changes of one line, in their order: each finds what those before it have left.
class Completion {
public:
    Completion(Workspace &workspace, std::int64_t project) : m_workspace(workspace), m_project(project) {}

    Status read()
    {
        const auto summary = m_workspace.store().project(m_project);
        if (!summary)
            return fail(summary.error());
        auto uses = m_workspace.store().categories(m_project);
        if (!uses)
            return fail(uses.error());
        m_head = {valueIn(jsonOf({project::ChangeProject{summary->info, std::nullopt}})), true};
        m_stored = std::move(*uses);
        return {};
    }

    /// True if something was put in that another edit may have changed meanwhile.
    bool complete(Json &edit)
    {
        if (!edit.is_object())
            return false;
        const std::string what =
            edit.value("edit", Json()).is_string() ? edit["edit"].get<std::string>() : "";
        if (what == "changeProject")
            return change(edit, m_head);
        if (what == "changeCategory") {
            Known *own = find(keyOf(edit, "name"));
            return own != nullptr && change(edit, *own); // else the store says so
        }
        if (what == "addCategory")
            m_categories[keyOf(edit, "name")] = {valueIn(edit), false};
        if (what == "renameCategory")
            rename(edit);
        if (what == "batch" && edit.contains("edits") && edit["edits"].is_array()) {
            bool any = false;
            for (Json &part : edit["edits"])
                any = complete(part) || any;
            return any;
        }
        return false;
    }

private:
    struct Known {
        Json value;
        bool stored = false; // and not touched by the line so far
    };

    static std::pair<Json, Json> keyOf(const Json &value, const char *name)
    {
        return {value.value("kind", Json()), value.value(name, Json())};
    }

    /// As the line has left it so far, else as the project has it; nullptr if neither.
    Known *find(const std::pair<Json, Json> &key)
    {
        if (const auto own = m_categories.find(key); own != m_categories.end())
            return &own->second;
        for (const CategoryUse &use : m_stored) {
            if (key.second != use.category.name.toStdString())
                continue;
            const Json value = valueIn(jsonOf({project::ChangeCategory{use.category, std::nullopt}}));
            if (keyOf(value, "name") == key)
                return &(m_categories[key] = {value, true});
        }
        return nullptr;
    }

    static bool change(Json &edit, Known &known)
    {
        bool any = false;
        for (const auto &[field, value] : known.value.items()) {
            if (edit.contains(field))
                continue;
            edit[field] = value;
            any = true;
        }
        // What is put in must still be so when the edit is applied.
        const bool bound = any && known.stored && !edit.contains("expected");
        if (bound)
            edit["expected"] = known.value;
        known = {valueIn(edit), false};
        return bound;
    }

    void rename(const Json &edit)
    {
        if (find(keyOf(edit, "from")) == nullptr)
            return;
        auto moved = m_categories.extract(keyOf(edit, "from"));
        moved.key() = keyOf(edit, "to");
        moved.mapped().value["name"] = moved.key().second;
        moved.mapped().stored = false;
        m_categories.insert(std::move(moved));
    }

    Workspace &m_workspace;
    std::int64_t m_project;
    Known m_head;
    std::vector<CategoryUse> m_stored;
    std::map<std::pair<Json, Json>, Known> m_categories; // by kind and name; those the line speaks of
};

} // namespace

Result<EditReceipt> applyLine(Workspace &workspace, std::int64_t project, const QByteArray &line,
                              const Origin &origin)
{
    LineCheck check;
    if (!Json::sax_parse(line.begin(), line.end(), &check) && !check.twice.empty())
        return fail(ErrorCode::BadValue, Phrase::FieldStandsTwice, check.twice, Phrase::EachFieldOnce);
    const bool changes = line.contains("changeCategory") || line.contains("changeProject");
    constexpr int tries = 5; // somebody else may change the same thing in between
    for (int attempt = 1;; ++attempt) {
        QByteArray whole = line;
        bool bound = false;
        if (check.sound && changes) {
            Json edit = Json::parse(line.begin(), line.end());
            Completion completion(workspace, project);
            if (const auto read = completion.read(); !read)
                return fail(read.error());
            bound = completion.complete(edit);
            if (bound || edit.is_object())
                whole = QByteArray::fromStdString(edit.dump(-1, ' ', false, Json::error_handler_t::replace));
        }
        const auto edit = project::editFromJson(whole);
        if (!edit)
            return fail(edit.error());
        auto receipt = apply(workspace, project, *edit, origin);
        if (receipt || !bound || receipt.error().code != ErrorCode::Stale || attempt == tries)
            return receipt;
    }
}

} // namespace glossa::workspace
