// SPDX-License-Identifier: GPL-3.0-or-later
// This says how numbers, texts and arrays stand in a model file. All is little-endian, as is every machine
// for which Debian builds Qt Charts. A number is its bytes; a text is a u64 count of bytes and UTF-8; names
// are a u64 count and the texts; an array is a u64 count and the values.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace glossa::learn {

class ByteWriter {
public:
    template <typename T>
    void number(T value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void text(const std::string &value)
    {
        number<std::uint64_t>(value.size());
        m_bytes += value;
    }
    void names(const std::vector<std::string> &values)
    {
        number<std::uint64_t>(values.size());
        for (const std::string &value : values)
            text(value);
    }
    template <typename T>
    void array(const std::vector<T> &values)
    {
        number<std::uint64_t>(values.size());
        m_bytes.append(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
    }
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter writes. After the first thing that does not fit, everything is empty and ok() is
/// false.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    template <typename T>
    T number()
    {
        T value{};
        if (take(sizeof value))
            std::memcpy(&value, m_bytes.data() + m_at - sizeof value, sizeof value);
        return value;
    }
    std::string text()
    {
        const auto size = number<std::uint64_t>();
        return take(size) ? std::string(m_bytes.substr(m_at - size, size)) : std::string();
    }
    std::vector<std::string> names()
    {
        std::vector<std::string> values;
        const auto count = number<std::uint64_t>();
        for (std::uint64_t i = 0; i < count && m_ok; ++i)
            values.push_back(text());
        return values;
    }
    template <typename T>
    std::vector<T> array()
    {
        const auto count = number<std::uint64_t>();
        if (count > m_bytes.size() / sizeof(T) || !take(count * sizeof(T))) {
            m_ok = false;
            return {};
        }
        std::vector<T> values(count);
        if (count > 0)
            std::memcpy(values.data(), m_bytes.data() + m_at - count * sizeof(T), count * sizeof(T));
        return values;
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    void refuse() { m_ok = false; }

private:
    bool take(std::uint64_t size)
    {
        m_ok = m_ok && size <= m_bytes.size() - m_at;
        if (m_ok)
            m_at += size;
        return m_ok;
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

} // namespace glossa::learn
