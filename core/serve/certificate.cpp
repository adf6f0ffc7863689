// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/certificate.h"

#include "core/serve/address.h"
#include "core/serve/private_file.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <ifaddrs.h>
#include <memory>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

namespace glossa::serve {

namespace {

constexpr std::size_t mostBytes = 1U << 20U;
constexpr const char *ownKeyFile = "own-key.pem";
constexpr long secondsADay = 24L * 60 * 60;
constexpr long lifeDays = 397;
constexpr long renewDaysBefore = 30;
constexpr long long msASecond = 1000;

template <auto release>
struct Releaser {
    template <typename Object>
    void operator()(Object *object) const
    {
        release(object);
    }
};
using Bio = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Releaser<BN_free>>;

/// What libssl says of its last failure.
std::string lastReason()
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char *const reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason ? reason : std::string();
}

/// libssl would ask at the terminal.
int noPassword(char *, int, int, void *)
{
    return -1;
}

X509Certificate certificateFrom(const std::string &pem)
{
    const Bio source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return X509Certificate(PEM_read_bio_X509(source.get(), nullptr, noPassword, nullptr));
}

PrivateKey keyFrom(const std::string &pem)
{
    const Bio source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return PrivateKey(PEM_read_bio_PrivateKey(source.get(), nullptr, noPassword, nullptr));
}

std::string written(const Bio &target)
{
    char *bytes = nullptr;
    const long length = BIO_get_mem_data(target.get(), &bytes);
    return {bytes, static_cast<std::size_t>(std::max(length, 0L))};
}

bool isNumber(const std::string &host)
{
    std::array<unsigned char, sizeof(in6_addr)> number{};
    return ::inet_pton(AF_INET, host.c_str(), number.data()) == 1 ||
           ::inet_pton(AF_INET6, host.c_str(), number.data()) == 1;
}

bool add(X509 *certificate, int what, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

std::string subjectNames(const std::vector<std::string> &names)
{
    std::string list;
    for (const std::string &name : names)
        list += (list.empty() ? "" : ",") + std::string(isNumber(name) ? "IP:" : "DNS:") + name;
    return list;
}

bool setSerial(X509 *certificate)
{
    constexpr int bits = 127;
    const Number number(BN_new());
    return number && BN_rand(number.get(), bits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

/// It names itself as its issuer but is no authority: nothing else can be signed with its key. Without a
/// keyUsage, as OpenSSL takes a certificate for its own issuer only if that allows to sign certificates.
X509Certificate signedBy(EVP_PKEY *key, const std::vector<std::string> &names, std::int64_t nowMs)
{
    X509Certificate certificate(X509_new());
    const auto now = static_cast<time_t>(nowMs / msASecond);
    X509 *const made = certificate.get();
    constexpr long version3 = 2;
    X509_NAME *const subject = X509_get_subject_name(made);
    constexpr const char *who = "Glossa";
    // A day earlier, as clocks differ.
    const bool whole =
        made && X509_set_version(made, version3) == 1 && setSerial(made) &&
        ASN1_TIME_set(X509_getm_notBefore(made), now - secondsADay) != nullptr &&
        ASN1_TIME_set(X509_getm_notAfter(made), now + (lifeDays - 1) * secondsADay) != nullptr &&
        X509_set_pubkey(made, key) == 1 &&
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(who),
                                   -1, -1, 0) == 1 &&
        X509_set_issuer_name(made, subject) == 1 && add(made, NID_basic_constraints, "critical,CA:FALSE") &&
        add(made, NID_subject_key_identifier, "hash") &&
        add(made, NID_authority_key_identifier, "keyid:always") &&
        add(made, NID_ext_key_usage, "serverAuth") && add(made, NID_subject_alt_name, subjectNames(names)) &&
        X509_sign(made, key, EVP_sha256()) > 0;
    return whole ? std::move(certificate) : nullptr;
}

Result<Certificate> made(const std::vector<std::string> &names, std::int64_t nowMs)
{
    const PrivateKey key(EVP_EC_gen("P-256"));
    const X509Certificate certificate = key ? signedBy(key.get(), names, nowMs) : nullptr;
    const Bio chainPem(BIO_new(BIO_s_mem()));
    const Bio keyPem(BIO_new(BIO_s_mem()));
    if (!certificate || PEM_write_bio_X509(chainPem.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(ErrorCode::Internal, lastReason());
    return Certificate{written(chainPem), written(keyPem)};
}

bool hasName(X509 *certificate, const std::string &name)
{
    return isNumber(name) ? X509_check_ip_asc(certificate, name.c_str(), 0) == 1
                          : X509_check_host(certificate, name.c_str(), name.size(), 0, nullptr) == 1;
}

bool servesOn(const Certificate &certificate, const std::vector<std::string> &names, std::int64_t nowMs)
{
    const X509Certificate read = certificateFrom(certificate.chainPem);
    time_t renewed = static_cast<time_t>(nowMs / msASecond) + renewDaysBefore * secondsADay;
    return read && X509_cmp_time(X509_get0_notAfter(read.get()), &renewed) > 0 &&
           std::ranges::all_of(names, [&read](const std::string &name) { return hasName(read.get(), name); });
}

void addMachineNames(std::vector<std::string> &names)
{
    std::array<char, NI_MAXHOST> text{};
    if (::gethostname(text.data(), text.size() - 1) == 0) {
        if (const auto host = hostOf(text.data()))
            names.push_back(*host);
    }
    ifaddrs *list = nullptr;
    if (::getifaddrs(&list) != 0)
        return;
    for (const ifaddrs *entry = list; entry; entry = entry->ifa_next) {
        const int family = entry->ifa_addr ? entry->ifa_addr->sa_family : AF_UNSPEC;
        const socklen_t length = family == AF_INET    ? sizeof(sockaddr_in)
                                 : family == AF_INET6 ? sizeof(sockaddr_in6)
                                                      : 0;
        // With a zone ("fe80::1%eth0") it is no name that a certificate can hold.
        if (length > 0 &&
            ::getnameinfo(entry->ifa_addr, length, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) ==
                0 &&
            isNumber(text.data()))
            names.emplace_back(text.data());
    }
    ::freeifaddrs(list);
}

} // namespace

Result<Certificate> readCertificate(const std::string &chainFile, const std::string &keyFile)
{
    const auto chainPem = readSmallFile(chainFile, mostBytes);
    if (!chainPem)
        return fail(chainPem.error());
    const auto keyPem = readSmallFile(keyFile, mostBytes);
    if (!keyPem)
        return fail(keyPem.error());
    const X509Certificate certificate = certificateFrom(*chainPem);
    if (!certificate)
        return fail(ErrorCode::Malformed, lastReason(), {}, Phrase::ACertificateAsPem, chainFile);
    const PrivateKey key = keyFrom(*keyPem);
    if (!key)
        return fail(ErrorCode::Malformed, lastReason(), {}, Phrase::AKeyAsPem, keyFile);
    if (X509_check_private_key(certificate.get(), key.get()) != 1) {
        ERR_clear_error();
        return fail(ErrorCode::BadValue, {}, {}, {Phrase::KeyOfTheCertificate, chainFile}, keyFile);
    }
    return Certificate{*chainPem, *keyPem};
}

std::vector<std::string> namesOf(const std::vector<std::string> &hosts)
{
    std::vector<std::string> names{"localhost", "127.0.0.1", "::1"};
    for (const std::string &host : hosts) {
        if (host == "0.0.0.0" || host == "::")
            addMachineNames(names);
        else
            names.push_back(host);
    }
    std::ranges::sort(names);
    const auto rest = std::ranges::unique(names);
    names.erase(rest.begin(), rest.end());
    return names;
}

Result<Certificate> ownCertificate(const std::string &folder, const std::vector<std::string> &names,
                                   const Clock &clock, const std::stop_token &stop)
{
    const std::string chainFile = folder + '/' + ownCertificateFile;
    const std::string keyFile = folder + '/' + ownKeyFile;
    if (const Status there = makePrivateFolder(folder); !there)
        return fail(there.error());
    const auto lock = FileLock::take(folder + "/own.lock", stop);
    if (!lock)
        return fail(lock.error());
    // What is damaged is made anew: nobody but this function writes these files.
    const auto kept = readCertificate(chainFile, keyFile);
    if (kept && servesOn(*kept, names, clock.nowMs()))
        return *kept;
    auto fresh = made(names, clock.nowMs());
    if (!fresh)
        return fail(fresh.error());
    for (const auto &[file, pem] :
         {std::pair(keyFile, fresh->keyPem), std::pair(chainFile, fresh->chainPem)}) {
        if (const Status saved = writePrivateFile(file, pem); !saved)
            return fail(saved.error());
    }
    return fresh;
}

} // namespace glossa::serve
