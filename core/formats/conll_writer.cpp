// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/conll_writer.h"

#include "core/formats/save_file.h"

#include <algorithm>

namespace glossa::formats {

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

std::vector<project::Label> withoutOverlaps(std::vector<project::Label> labels)
{
    std::ranges::stable_sort(labels, [](const project::Label &a, const project::Label &b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.length > b.span.length;
    });
    std::int32_t end = 0;
    std::erase_if(labels, [&end](const project::Label &label) {
        if (label.span.begin < end)
            return true;
        end = label.span.end();
        return false;
    });
    return labels;
}

/// Writes the tokens of text[from, to), all with the tag O or, in a label, with B- and then I-.
void appendTokens(QByteArray &to, const QString &text, qsizetype from, qsizetype end, const QString &category)
{
    bool first = true;
    for (qsizetype at = from; at < end;) {
        if (isSpace(text.at(at))) {
            ++at;
            continue;
        }
        qsizetype stop = at;
        while (stop < end && !isSpace(text.at(stop)))
            ++stop;
        to += QStringView(text).mid(at, stop - at).toUtf8() + '\t';
        if (category.isNull())
            to += 'O';
        else
            to += (first ? "B-" : "I-") + category.toUtf8();
        to += '\n';
        first = false;
        at = stop;
    }
}

/// At the beginning of a line this word would end a document when the file is read again, and would be lost.
Status checkWords(const project::Item &item)
{
    if (!item.text.contains(QStringLiteral("-DOCSTART-")))
        return {};
    return fail(ErrorCode::BadValue, "-DOCSTART-", Message(Phrase::NumberedItem, item.id),
                Phrase::TextsWithoutThisWord);
}

void appendItem(QByteArray &to, const project::Item &item)
{
    const qsizetype size = to.size();
    qsizetype at = 0;
    for (const project::Label &label : withoutOverlaps(item.labels)) {
        appendTokens(to, item.text, at, label.span.begin, {});
        appendTokens(to, item.text, label.span.begin, label.span.end(), label.category);
        at = label.span.end();
    }
    appendTokens(to, item.text, at, item.text.size(), {});
    if (to.size() > size)
        to += '\n';
}

} // namespace

Unheld unheldByConll(const project::Item &item)
{
    Unheld unheld;
    unheld.labels = static_cast<std::int64_t>(item.labels.size() - withoutOverlaps(item.labels).size());
    unheld.intents = item.intent.isEmpty() ? 0 : 1;
    return unheld;
}

Status writeConll(const QString &path, const WriteOptions &options, ItemSource &source)
{
    SaveFile file(path);
    if (auto opened = file.open(); !opened)
        return opened;
    while (true) {
        if (options.stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const auto batch = source.items();
        if (!batch)
            return fail(batch.error());
        if (batch->empty())
            return file.commit();
        QByteArray text;
        for (const project::Item &item : *batch) {
            if (auto good = checkWords(item); !good)
                return good;
            appendItem(text, item);
        }
        if (auto written = file.write(text); !written)
            return written;
    }
}

} // namespace glossa::formats
