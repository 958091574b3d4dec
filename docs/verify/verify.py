#!/usr/bin/env python3
"""Checks evidence from a Parley log, with nothing but Python's standard library. README.md beside this file says how.
Written apart from the program that makes the evidence, from docs/bundle.md, docs/format.md, RFC 6962 and RFC 8032."""
import argparse, base64, hashlib, hmac, json, os, re, sys
from decimal import Decimal
# ---- Ed25519, RFC 8032 section 5.1, without cofactor. Strict: see docs/bundle.md, "Signatures".
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, IDENTITY = -121665 * pow(121666, P - 2, P) % P, (0, 1, 1, 0)
def plus(a, b):
    e, f, g, h = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0]), 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, a): return plus(times(n >> 1, plus(a, a)), a if n & 1 else IDENTITY) if n else IDENTITY
def is_same(a, b): return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0
def point_of(data):
    """The point of 32 bytes; None unless it is on the curve, in its one spelling, and not of small order."""
    y = int.from_bytes(data, 'little') & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - x2) % P else x
    if len(data) != 32 or y >= P or (x * x - x2) % P or x == 0: return None
    x = x if x & 1 == data[31] >> 7 else P - x
    return None if is_same(times(8, (x, y, 1, x * y % P)), IDENTITY) else (x, y, 1, x * y % P)
BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))
def is_signed(key, message, signature):
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or a is None or r is None or s >= L: return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    return is_same(times(s, BASE), plus(r, times(h, a)))
# ---- The tree, RFC 6962 section 2.1: its definitions, read backwards.
def sha(data): return hashlib.sha256(data).digest()
def node(left, right): return sha(b'\1' + left + right)
def split(n): return 1 << ((n - 1).bit_length() - 1)  # the largest power of two below n
def root_of(hashes):
    k = split(len(hashes)) if len(hashes) > 1 else 0
    return node(root_of(hashes[:k]), root_of(hashes[k:])) if k else hashes[0] if hashes else sha(b'')
def root_by_inclusion(index, size, leaf, path):
    """The root that a path leads to, or None where index, size and path do not fit together."""
    if not 0 <= index < size or size == 1 or not path: return leaf if (index, size, path) == (0, 1, []) else None
    k = split(size)
    inner = root_by_inclusion(*((index, k) if index < k else (index - k, size - k)), leaf, path[:-1])
    return inner and (node(inner, path[-1]) if index < k else node(path[-1], inner))
def roots_by_consistency(old, new, known, path, whole=True):
    """The roots (old, new) that a path of section 2.1.2 leads to, or None. `known` is the old root; 0 < old <= new."""
    if old == new: return (known, known) if whole and not path else (path[0], path[0]) if not whole and len(path) == 1 else None
    if not path: return None
    k, last = split(new), path[-1]
    inner = roots_by_consistency(*((old, k) if old <= k else (old - k, new - k)), known, path[:-1], whole and old <= k)
    return inner and ((inner[0], node(inner[1], last)) if old <= k else (node(last, inner[0]), node(last, inner[1])))
def is_beginning(old, old_root, new, root, path):
    isempty = old == 0 < new and not path and old_root == sha(b'')  # every log begins with the empty one
    return roots_by_consistency(old, new, old_root, path) == (old_root, root) if 0 < old < new else isempty
# ---- Canonical JSON, RFC 8785: one spelling for each value, and None for every other.
def canonical(value, depth=0):
    if depth > 64 or isinstance(value, (int, float)) and not abs(value) < 2**53:
        raise ValueError('nested too deep, or a number that not everyone reads alike')
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode('utf-16-be'))
        return '{' + ','.join(canonical(n) + ':' + canonical(value[n], depth + 1) for n in names) + '}'
    if isinstance(value, list): return '[' + ','.join(canonical(item, depth + 1) for item in value) + ']'
    if isinstance(value, bool) or not isinstance(value, (int, float)): return json.dumps(value, ensure_ascii=False)
    if value == int(value): return str(int(value))
    # As ECMAScript writes it: an exponent only below a millionth, and without zeros before it.
    return repr(value).replace('e-0', 'e-') if abs(value) < 1e-6 else format(Decimal(repr(value)), 'f')
def parse_canonical(data):
    try:
        value = json.loads(data.decode('utf-8'))
        return value if canonical(value).encode('utf-8') == data else None
    except (ValueError, RecursionError):
        return None
# ---- Signed notes, C2SP signed-note, tlog-checkpoint and tlog-cosignature.
NAME = '([^\t-\r +\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+)'
def unbase64(text, length=None):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text or length not in (None, len(data)):
        raise ValueError('it has bytes that are not base64, or of the wrong length')
    return data
def key_hash(name, key, kind=1): return sha(name.encode() + b'\n' + bytes([kind]) + key)[:4]
def open_key(line, kind=1):
    """(name, key) of a verifier key line `name+hash+base64`, 1 a log's and 4 a witness's; (None, None) for any other."""
    try:
        name, digest, data = re.fullmatch(NAME + r'\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)', line).groups()
        data = unbase64(data, 33)
        return (name, data[1:]) if data[0] == kind and digest == key_hash(name, data[1:], kind).hex() else (None, None)
    except (AttributeError, ValueError):
        return None, None
def take_note(note):
    """(text, [(name, key hash and signature)]) of a signed note; ValueError or TypeError for anything else."""
    at = note.rfind('\n\n')
    lines = [re.fullmatch('\u2014 ' + NAME + ' ([A-Za-z0-9+/=]+)', one) for one in note[at + 2:-1].split('\n')]
    signatures = [(line[1], unbase64(line[2])) for line in lines]
    if at < 0 or note[-1] != '\n' or len(note.encode('utf-16-le')) > 200_000 or re.search('[\0-\t\v-\x1f]', note) \
            or any(len(data) < 5 for _, data in signatures):
        raise ValueError
    return note[:at + 1], signatures
def open_note(note, origin, key):
    """(signed by this key for this origin, size, root) of a checkpoint; (False, None, zeros) of anything else."""
    try:
        text, signatures = take_note(note)
        named, size, root, end = text.split('\n')
        root = unbase64(root, 32)
        if not named or end or not re.fullmatch('0|[1-9][0-9]{0,15}', size) or int(size) >= 2**53:
            raise ValueError
    except (TypeError, ValueError):
        return False, None, bytes(32)
    ours = [data[4:] for name, data in signatures if key and (name, data[:4]) == (origin, key_hash(origin, key))]
    return named == origin and bool(ours) and is_signed(key, text.encode(), ours[0]), int(size), root
def cosigners(note, witnesses):
    """The keys among these (name, key) that cosigned a checkpoint."""
    text, signatures = take_note(note)
    found = [(key, int.from_bytes(data[4:12], 'big'), data[12:]) for name, key in witnesses for by, data in signatures
             if (by, data[:4]) == (name, key_hash(name, key, 4)) and len(data) == 76]
    return {key for key, at, signature in found if at * 1000 < 2**53
            and is_signed(key, b'cosignature/v1\ntime %d\n' % at + text.encode(), signature)}
# ---- Bundles, docs/bundle.md.
README = '514fa9959ca5f6450e8e62c90295e8659f7412faea4ce93dcc9d1a38b752432c'  # SHA-256 of the words that every bundle begins with
TEXT, KEY_ID = '(?s:.*)', '[A-Za-z0-9_-]{43}'
# A number is so many bytes in base64 (0: any), a string is a text's pattern, a name with ? may be missing.
SHAPE = {'README': TEXT, 'format': 'parley/bundle/1', 'origin': TEXT, 'hubKey': TEXT, 'checkpoint': TEXT,
         'earlier': [{'checkpoint': TEXT, 'path': [32]}], 'authors': [{'key': 32, 'keyId': KEY_ID, 'until?': int}], 'entries': [
             {'index': int, 'leaf': 33, 'path': [32], 'opening?': {'bytes': 0, 'keyId': KEY_ID, 'salt': 32, 'signature': 64}}],
         'files': [{'content': [0], 'name': 'blb_[0-9a-z]{26}', 'salt': 32, 'slot': '[0-9a-f]{32}'}]}
def shaped(value, shape):
    """The value with its base64 decoded; ValueError where it does not have the shape."""
    if isinstance(shape, dict) and isinstance(value, dict):
        named = {name.rstrip('?'): inner for name, inner in shape.items() if name[-1] != '?' or name[:-1] in value}
        if set(named) == set(value):
            return {name: shaped(value[name], inner) for name, inner in named.items()}
    elif isinstance(shape, list) and isinstance(value, list): return [shaped(one, shape[0]) for one in value]
    elif shape is int and type(value) is int and value >= 0: return value
    elif isinstance(value, str) and (type(shape) is int or isinstance(shape, str) and re.fullmatch(shape, value)):
        return unbase64(value, shape or None) if type(shape) is int else value
    raise ValueError('it is not canonical, or a part of it does not have its form')
def read_bundle(data):
    bundle = shaped(parse_canonical(data[:-1]) if data[-1:] == b'\n' and len(data) <= 2**28 else None, SHAPE)
    lists = [[one[key] for one in bundle[part]] for part, key in (('entries', 'index'), ('authors', 'keyId'), ('files', 'name'))]
    users = {entry['opening']['keyId'] for entry in bundle['entries'] if 'opening' in entry}
    if any(a >= b for found in lists for a, b in zip(found, found[1:])) or not lists[0] or users != set(lists[1]) \
            or any(e['leaf'][0] != 1 for e in bundle['entries']) or sha(bundle['README'].encode()).hex() != README:
        raise ValueError('its parts are not in order, or do not belong together')
    return bundle
def file_name(slot, salt, content):
    bits = int.from_bytes(sha((hmac.new(salt, sha(content), 'sha256').hexdigest() + ' ' + slot).encode()), 'big') >> 126
    return 'blb_' + ''.join('0123456789abcdefghjkmnpqrstvwxyz'[bits >> 5 * at & 31] for at in range(25, -1, -1))
def check_bundle(data, key=None, checkpoint=None, authors=None, witnesses=None, quorum=1):
    """What does not hold, as [code, about]; and what was found, for a person to read."""
    try:
        bundle = read_bundle(data)
    except ValueError as error:
        return [['malformed', '']], {'malformed': str(error)}
    wrong, opened, shown, keys, origin = [], [], [], {}, bundle['origin']
    demand = lambda holds, code, about='': holds or wrong.append([code, str(about)])
    name, hub_key = open_key(bundle['hubKey'])
    hub_key = hub_key if name == origin and point_of(hub_key) else None
    demand(hub_key, 'hub-key')
    demand(key in (None, bundle['hubKey']), 'trusted-key')
    signed, size, root = open_note(bundle['checkpoint'], origin, hub_key)
    demand(signed, 'checkpoint')
    size, reached = size or 0, [(size, root, bundle['checkpoint'])] if size is not None else []
    for one in bundle['earlier']:
        signed, old, old_root = open_note(one['checkpoint'], origin, hub_key)
        good = signed and is_beginning(old, old_root, size, root, one['path'])
        demand(good, 'earlier', old or 0)
        reached += [(old, old_root, one['checkpoint'])] if good else []
    signed, covered, known = open_note(checkpoint, origin, hub_key) if checkpoint is not None else (True, size, root)
    met = checkpoint is None or signed and (covered, known) in [one[:2] for one in reached]
    demand(met, 'trusted-checkpoint', '' if covered is None else covered)
    if witnesses is not None:
        most = max([old for old, _, note in reached if len(cosigners(note, witnesses)) >= max(1, quorum)], default=0)
        demand(most, 'witnesses')
        covered = min(covered or 0, most)
    ends = {author['keyId']: author.get('until', 2**53) for author in bundle['authors']}
    for author in bundle['authors']:
        key_id, usual = author['keyId'], base64.urlsafe_b64encode(sha(b'\1' + author['key'])).decode().rstrip('=')
        keys[key_id] = author['key'] if usual == key_id and point_of(author['key']) else b''
        demand(keys[key_id], 'author-key', key_id)
        demand(authors is None or key_id in authors, 'trusted-author', key_id)
    for one in bundle['entries']:
        index, entry, key_id = one['index'], None, None
        if 'opening' in one:
            data, key_id, salt, signature = (one['opening'][part] for part in ('bytes', 'keyId', 'salt', 'signature'))
            entry = parse_canonical(data) if len(data) <= 65536 else None
            demand(isinstance(entry, dict), 'spelling', index)
            opened += [data] if isinstance(entry, dict) else []
            body = hmac.digest(salt, b'parley/v1/body\n' + data, 'sha256')
            demand(is_signed(keys[key_id], b'parley/v1/entry\n%s\n' % origin.encode() + body, signature), 'signature', index)
            tail = b'parley/v1/author\n' + body + bytes([len(key_id)]) + key_id.encode() + signature
            demand(b'\1' + hmac.digest(salt, tail, 'sha256') == one['leaf'], 'commitment', index)
        demand(index < ends.get(key_id, 2**53), 'ended', index)
        demand(root_by_inclusion(index, size, sha(b'\0' + one['leaf']), one['path']) == root, 'inclusion', index)
        shown.append({'index': index, 'keyId': key_id, 'covered': index < (covered or 0), 'entry': entry})
    for file in bundle['files']:
        content, name = b''.join(file['content']), file['name']
        demand(file_name(file['slot'], file['salt'], content) == name, 'file-name', name)
        naming = b'{"bytes":%d,"id":"%s"}' % (len(content), name.encode())
        demand(any(naming in data for data in opened), 'file-unnamed', name)
    return wrong, {'log': origin, 'size': size, 'root': root.hex(), 'entries': shown}
# ---- A folder of tiles, C2SP tlog-tiles: the root anew from all leaf records, and every hash tile that is there.
def check_log(folder, key):
    def tile(level, at, width):
        digits = str(at // 256).zfill(-(-len(str(at // 256)) // 3) * 3)
        name = re.sub('(...)(?=.)', r'x\1/', digits)
        path = os.path.join(folder, 'tile', str(level), name + ('.p/%d' % width if width < 256 else ''))
        return open(path, 'rb').read(2**24) if os.path.exists(path) else None
    name, hub_key = open_key(key)
    signed, size, root = open_note(open(os.path.join(folder, 'checkpoint'), encoding='utf-8', newline='').read(), name, hub_key)
    wrong, hashes, level = [] if signed else [['checkpoint', '']], [], 0
    for at in range(0, size or 0, 256):
        data = tile('entries', at, min(256, size - at)) or b''
        records = [data[i:i + 35] for i in range(0, len(data), 35)]
        if len(data) != 35 * min(256, size - at) or any(record[:3] != b'\0\x21\1' for record in records):
            return wrong + [['leaves', str(at)]], {'log': name, 'size': size}
        hashes += [sha(b'\0' + record[2:]) for record in records]
    wrong += [['root', '']] if root_of(hashes) != root else []
    while hashes:
        full = [hashes[at:at + 256] for at in range(0, len(hashes), 256)]
        wrong += [['tile', '%d/%d' % (level, n)] for n, part in enumerate(full)
                  if tile(level, n * 256, len(part)) not in (None, b''.join(part))]
        hashes, level = [root_of(part) for part in full if len(part) == 256], level + 1
    return wrong, {'log': name, 'size': size, 'root': root.hex()}
def main():
    parser = argparse.ArgumentParser(description='Checks evidence from a Parley log, offline. A KEY is name+hash+base64.')
    add = parser.add_argument
    add('bundle', nargs='*', help='bundles to check'), add('--json', action='store_true', help='one JSON object a line')
    add('--log', metavar='FOLDER', help='a log as tiles: a folder with checkpoint and tile/; needs --key')
    add('--key', help="the log's key, as you have it from elsewhere")
    add('--checkpoint', metavar='FILE', help='a checkpoint of the log, as you have it from elsewhere')
    add('--author', metavar='KEYID', action='append', help='accept entries signed with this key alone')
    add('--witness', metavar='KEY', action='append', help='a witness that has to have signed a checkpoint of the log')
    add('--quorum', type=int, help='so many of these witnesses are enough; all, where it is left out')
    args, failed = parser.parse_args(), 0
    witnesses = args.witness and [open_key(line, 4) for line in args.witness]
    if bool(args.log) == bool(args.bundle) or args.log and not args.key or args.key and not open_key(args.key)[0] \
            or args.witness and (args.log or any(not name for name, _ in witnesses)):
        parser.error('name bundles, or --log FOLDER with --key; a key is one line, name+hash+base64')
    try:
        note = open(args.checkpoint, encoding='utf-8', newline='').read(100_000) if args.checkpoint else None
        for path in [args.log] if args.log else args.bundle:
            wrong, found = check_log(path, args.key) if args.log else check_bundle(open(path, 'rb').read(2**28 + 1),
                args.key, note, args.author, witnesses, args.quorum or len(args.witness or []))
            failed |= bool(wrong)
            words = 'DOES NOT HOLD: ' + ', '.join(' '.join(one).strip() for one in wrong) if wrong else 'holds' + \
                ('' if args.key or note else ', trusting the key inside. Get it from the operator as well; then use --key')
            print(json.dumps({'file': path, 'holds': not wrong, 'problems': wrong, **found}) if args.json else
                  '%s: %s\n%s' % (path, words, json.dumps(found, indent=2)))
    except (OSError, UnicodeDecodeError) as error:
        parser.error(str(error))
    sys.exit(failed)
if __name__ == '__main__': main()
