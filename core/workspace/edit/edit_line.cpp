// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit/edit_line.h"

#include "core/project/edit_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace glossa::workspace {

namespace {

/// Finds the first field that stands twice in its object; anything else that is wrong is left to the reader.
class TwiceFinder : public nlohmann::json_sax<nlohmann::json> {
public:
    std::string twice;

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
        return true;
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
        return true;
    }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return false;
    }

private:
    std::vector<std::set<std::string>> m_fields;
};

/// Gives `change` the fields of `whole` that it leaves out.
void complete(QJsonObject &change, const project::Edit &whole)
{
    const QJsonObject all = QJsonDocument::fromJson(project::toJson(whole)).object();
    for (auto field = all.begin(); field != all.end(); ++field)
        if (!change.contains(field.key()))
            change.insert(field.key(), field.value());
}

Status completeFrom(Workspace &workspace, std::int64_t project, QJsonObject &edit)
{
    const QString what = edit[QStringLiteral("edit")].toString();
    if (what == u"changeProject") {
        const auto summary = workspace.store().project(project);
        if (!summary)
            return fail(summary.error());
        complete(edit, {project::ChangeProject{summary->info, std::nullopt}});
    } else if (what == u"changeCategory") {
        const auto uses = workspace.store().categories(project);
        if (!uses)
            return fail(uses.error());
        const auto found = std::ranges::find_if(*uses, [&edit](const CategoryUse &use) {
            const QJsonObject own =
                QJsonDocument::fromJson(
                    project::toJson({project::RemoveCategory{use.category.kind, use.category.name}}))
                    .object();
            return own[QStringLiteral("kind")] == edit[QStringLiteral("kind")] &&
                   own[QStringLiteral("name")] == edit[QStringLiteral("name")];
        });
        if (found != uses->end()) // else the store says that there is none
            complete(edit, {project::ChangeCategory{found->category, std::nullopt}});
    } else if (what == u"batch") {
        QJsonArray parts = edit[QStringLiteral("edits")].toArray();
        for (auto &&part : parts) {
            QJsonObject inner = part.toObject();
            if (const auto done = completeFrom(workspace, project, inner); !done)
                return done;
            if (!inner.isEmpty())
                part = inner;
        }
        if (edit[QStringLiteral("edits")].isArray())
            edit[QStringLiteral("edits")] = parts;
    }
    return {};
}

} // namespace

Result<project::Edit> editFromLine(Workspace &workspace, std::int64_t project, const QByteArray &line)
{
    TwiceFinder finder;
    if (!nlohmann::json::sax_parse(line.begin(), line.end(), &finder) && !finder.twice.empty())
        return fail(ErrorCode::BadValue, "it stands there twice", finder.twice, "each field once");
    QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.isEmpty() || !(line.contains("changeCategory") || line.contains("changeProject")))
        return project::editFromJson(line);
    if (const auto done = completeFrom(workspace, project, object); !done)
        return fail(done.error());
    return project::editFromJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace glossa::workspace
