// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/schema.h"

#include "core/text/offset_map.h"

#include <QRegularExpression>

#include <array>

namespace glossa::project {

namespace {

// By number of Composition; the first is what a file without the setting has.
constexpr std::array compositions{"", "combineComponents", "separateComponents", "returnLongestOverlap",
                                  "requireExactOverlap"};

template <typename Names>
int indexOf(const Names &names, const QString &name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name.compare(QLatin1String(names[i]), Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace

QString compositionName(Composition setting)
{
    return QLatin1String(compositions[static_cast<std::size_t>(setting)]);
}

std::optional<Composition> compositionFromName(const QString &name)
{
    const int index = indexOf(compositions, name);
    return index < 0 ? std::nullopt : std::optional(static_cast<Composition>(index));
}

namespace {

const QString writtenNoKey = QStringLiteral("-");

} // namespace

QString writtenKey(const QString &key)
{
    return key.isEmpty() ? writtenNoKey : key;
}

QString keyFromWritten(const QString &written)
{
    return written == writtenNoKey ? QString() : written;
}

Status checkKey(const std::optional<QString> &key)
{
    if (!key || key->isEmpty() || key->toUcs4().size() == 1)
        return {};
    return fail(ErrorCode::BadValue, key->toStdString(), "key", Phrase::AKeyOrNone);
}

Status checkLanguage(const QString &language)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")));
    // RFC 5646 counts on 35 characters for the longest tags in use; what has no bound would be kept with each
    // query that names it.
    constexpr qsizetype longest = 64;
    if (language.isEmpty() || (language.size() <= longest && form.match(language).hasMatch()))
        return {};
    return fail(ErrorCode::BadValue, language.toStdString(), "language", Phrase::ALanguageCode);
}

Status checkName(const QString &name)
{
    if (name.trimmed().isEmpty() || name.contains(u'\n') || name.contains(u'\r') ||
        name.contains(QChar(u'\0')) || text::findLoneSurrogate(name.toStdU16String()) >= 0)
        return fail(ErrorCode::BadValue, name.toStdString(), "name", Phrase::ANameOnOneLine);
    return {};
}

Status checkCategoryName(CategoryKind kind, const QString &name)
{
    if (kind != CategoryKind::Intent && name == u"$none")
        return fail(ErrorCode::BadValue, "$none", "name", Phrase::NameOtherThanNone);
    return checkName(name);
}

} // namespace glossa::project
